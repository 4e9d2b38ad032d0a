-- rule:       machine-not-fastened
-- duty:       pc.fastened
-- title ja:   秘密を扱うパソコンが固定又は施錠保管されていること
-- title en:   Every machine for classified work is wired down or locked away
-- register:   machine
-- weight:     serious
-- because ja: {subject}（{machine}、{site}）は、ワイヤー等による固定もロッカー等への保管もされていない
-- because en: {subject} ({machine}, {site_en}) is neither wired down nor locked away
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
   -- Where the grade is not yet said, the stricter holds.
   AND (machine.grade IS NULL OR machine.grade >= '2')
   AND (machine.fastened IS NULL OR machine.fastened = 0)
