-- rule:       leaver-has-loan
-- duty:       leaver.loan
-- title ja:   離職した者が秘密物件等を借り受けたままでないこと
-- title en:   No one who has left still has an item on loan
-- register:   loan
-- weight:     grave
-- because ja: {person} は {on_day} に所属がない（離職日 {left_on}）が、{item} を借り受けたままである（{subject}）
-- because en: {person} is no longer employed on {on_day} (left on: {left_on}) but still has {item} on loan ({subject})
SELECT held.subject AS subject,
       held.company AS company,
       NULL AS due_on,
       NULL AS last_on,
       held.person AS person,
       held.item AS item,
       held.left_on AS left_on,
       $1 AS on_day
  FROM (SELECT loan.number AS subject, company.number AS company, person.id AS person_id, person.number AS person,
               loan.from_on AS from_on,
               item.number AS item, item.holder AS company_id,
               (SELECT MAX(ended.to_on)
                  FROM employment AS ended
                 WHERE ended.person = loan.person
                   AND ended.company = item.holder
                   AND ended.to_on < $1) AS left_on
          FROM loan
          JOIN item    ON item.id = loan.item
          JOIN company ON company.id = item.holder
          JOIN person  ON person.id = loan.person
         WHERE loan.from_on <= $1
           AND (loan.to_on IS NULL OR loan.to_on >= $1)
           AND (item.returned_on IS NULL OR item.returned_on > $1)
           AND (item.destroyed_on IS NULL OR item.destroyed_on > $1)) AS held
 -- Who left and came back, or was let in anew as someone else's employee, is no leaver.
 WHERE NOT EXISTS (SELECT 1
                     FROM employment AS present
                    WHERE present.person = held.person_id
                      AND present.from_on <= $1
                      AND (present.to_on IS NULL OR present.to_on >= $1)
                      AND (present.company = held.company_id OR held.left_on IS NULL OR held.left_on < held.from_on))
