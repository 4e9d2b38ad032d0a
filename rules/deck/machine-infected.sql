-- rule:       machine-infected
-- duty:       pc.clean
-- title ja:   感染の見つかったパソコンが、その後の点検で異常なしとなっていること
-- title en:   No machine is in use on which the last check found a virus
-- register:   machine
-- weight:     grave
-- because ja: {subject}（{machine}、{site}）は {found_on} のウイルスチェックで感染が見つかり、その後異常なしとの点検がない
-- because en: {subject} ({machine}, {site_en}) was found infected on {found_on} and has had no clean check since
SELECT machine.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       infected.done_on AS found_on,
       machine.name AS machine,
       site.name AS site,
       COALESCE(site.name_en, site.name) AS site_en
  FROM machine
  JOIN site    ON site.id = machine.site
  JOIN company ON company.id = site.company
  -- On one day a virus outweighs a clean check.
  JOIN (SELECT machine_check.machine, MAX(machine_check.done_on) AS done_on
          FROM machine_check
         WHERE machine_check.kind = 'virus'
           AND machine_check.result = 'infected'
           AND machine_check.done_on <= $1
         GROUP BY machine_check.machine) AS infected
    ON infected.machine = machine.id
 WHERE machine.registered_on <= $1
   AND (machine.retired_on IS NULL OR machine.retired_on > $1)
   AND NOT EXISTS (SELECT 1
                     FROM machine_check AS later
                    WHERE later.machine = machine.id
                      AND later.kind = 'virus'
                      AND later.done_on > infected.done_on
                      AND later.done_on <= $1)
