-- rule:       leaver-has-machine-account
-- duty:       pc.leaver_account
-- title ja:   離職した者のIDがパソコンに残っていないこと
-- title en:   No one who has left still has an ID on a machine
-- register:   machine_account
-- weight:     grave
-- because ja: {person} は {left_on} に離職したが、{machine} に ID「{login}」が残っている
-- because en: {person} left the company on {left_on} but still has the ID "{login}" on {machine}
SELECT machine_account.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       person.number AS person,
       machine.number AS machine,
       machine_account.login AS login,
       (SELECT MAX(ended.to_on)
          FROM employment AS ended
         WHERE ended.person = machine_account.person
           AND ended.company = site.company
           AND ended.to_on < $1) AS left_on
  FROM machine_account
  JOIN machine ON machine.id = machine_account.machine
  JOIN site    ON site.id = machine.site
  JOIN company ON company.id = site.company
  JOIN person  ON person.id = machine_account.person
 WHERE machine_account.from_on <= $1
   AND (machine_account.to_on IS NULL OR machine_account.to_on >= $1)
   AND machine.registered_on <= $1
   AND (machine.retired_on IS NULL OR machine.retired_on > $1)
   AND EXISTS (SELECT 1
                 FROM employment AS ended
                WHERE ended.person = machine_account.person
                  AND ended.company = site.company
                  AND ended.to_on < $1)
   AND NOT EXISTS (SELECT 1
                     FROM employment AS present
                    WHERE present.person = machine_account.person
                      AND present.company = site.company
                      AND present.from_on <= $1
                      AND (present.to_on IS NULL OR present.to_on >= $1))
