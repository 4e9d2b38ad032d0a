-- rule:       loan-not-releasable
-- duty:       agreement.release
-- title ja:   開示範囲のある秘密物件等が、その国籍の者にのみ貸し出されていること
-- title en:   Items with a release limit are lent only to its nationals
-- register:   loan
-- weight:     grave
-- because ja: {person}（国籍 {nationality}）が借り受けている {item} は、その国籍の者に開示できない（{subject}）
-- because en: {person} has {item} on loan ({subject}), which may not be released to that nationality ({nationality_en})
SELECT loan.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       item.number AS item,
       person.number AS person,
       CASE of_person.n WHEN 1 THEN of_person.country ELSE COALESCE(of_person.country || ' など', 'の記録なし') END AS nationality,
       CASE of_person.n WHEN 1 THEN of_person.country
                        ELSE COALESCE(of_person.country || ' and others', 'none on record') END AS nationality_en
  FROM loan
  JOIN item    ON item.id = loan.item
  JOIN company ON company.id = item.holder
  JOIN person  ON person.id = loan.person
  LEFT JOIN (SELECT nationality.person, MIN(nationality.country) AS country, COUNT(*) AS n
               FROM nationality
              GROUP BY nationality.person) AS of_person
    ON of_person.person = loan.person
 WHERE loan.from_on <= $1
   AND (loan.to_on IS NULL OR loan.to_on >= $1)
   AND (item.returned_on IS NULL OR item.returned_on > $1)
   AND (item.destroyed_on IS NULL OR item.destroyed_on > $1)
   AND EXISTS (SELECT 1 FROM item_release WHERE item_release.item = item.id)
   AND NOT EXISTS (SELECT 1
                     FROM item_release
                     JOIN nationality ON nationality.country = item_release.country
                    WHERE item_release.item = item.id
                      AND nationality.person = loan.person)
