-- rule:       machine-networked
-- duty:       pc.stand_alone
-- title ja:   秘密を扱うパソコンが施設外と接続されていないこと
-- title en:   No machine that holds classified information is networked
-- register:   machine
-- weight:     grave
-- because ja: {subject}（{machine}、{site}）は秘密以上を扱うが、施設外のネットワークに接続されている
-- because en: {subject} ({machine}, {site_en}) holds what is classified but is networked
SELECT machine.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       machine.name AS machine,
       site.name AS site,
       COALESCE(site.name_en, site.name) AS site_en
  FROM machine
  JOIN site    ON site.id = machine.site
  JOIN company ON company.id = site.company
 WHERE machine.registered_on <= $1
   AND (machine.retired_on IS NULL OR machine.retired_on > $1)
   AND machine.grade >= '2'
   AND machine.wiring = 'networked'
