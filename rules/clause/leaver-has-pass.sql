-- rule:       leaver-has-pass
-- duty:       leaver.pass
-- title ja:   離職した者の立入許可が残っていないこと
-- title en:   No one who has left still has a pass for an area
-- register:   area_pass
-- weight:     grave
-- because ja: {person} は {on_day} に所属がない（離職日 {left_on}）が、保全施設 {area} の立入許可 {subject} が残っている
-- because en: {person} is no longer employed on {on_day} (left on: {left_on}) but still has the pass {subject} for {area}
SELECT held.subject AS subject,
       held.company AS company,
       NULL AS due_on,
       NULL AS last_on,
       held.person AS person,
       held.area AS area,
       held.left_on AS left_on,
       $1 AS on_day
  FROM (SELECT area_pass.number AS subject, company.number AS company, person.id AS person_id, person.number AS person,
               area_pass.from_on AS from_on,
               area.number AS area, site.company AS company_id,
               (SELECT MAX(ended.to_on)
                  FROM employment AS ended
                 WHERE ended.person = area_pass.person
                   AND ended.company = site.company
                   AND ended.to_on < $1) AS left_on
          FROM area_pass
          JOIN area    ON area.id = area_pass.area
          JOIN site    ON site.id = area.site
          JOIN company ON company.id = site.company
          JOIN person  ON person.id = area_pass.person
         WHERE area_pass.from_on <= $1
           AND (area_pass.to_on IS NULL OR area_pass.to_on >= $1)
           AND (area.closed_on IS NULL OR area.closed_on > $1)) AS held
 -- Who left and came back, or was let in anew as someone else's employee, is no leaver.
 WHERE NOT EXISTS (SELECT 1
                     FROM employment AS present
                    WHERE present.person = held.person_id
                      AND present.from_on <= $1
                      AND (present.to_on IS NULL OR present.to_on >= $1)
                      AND (present.company = held.company_id OR held.left_on IS NULL OR held.left_on < held.from_on))
