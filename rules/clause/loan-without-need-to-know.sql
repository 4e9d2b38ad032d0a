-- rule:       loan-without-need-to-know
-- duty:       handler.range
-- title ja:   秘密物件等がその取扱者にのみ貸し出されていること
-- title en:   Items are lent only to those on their range of handlers
-- register:   loan
-- weight:     grave
-- because ja: {item} を借り受けている {person} は、契約 {contract}（指定 {designation}）の取扱者の範囲にない（{subject}、
--             {from_on} から）
-- because en: {person} has {item} on loan but is not on the range of {contract} (designation: {designation}) ({subject}, since
--             {from_on})
SELECT loan.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       item.number AS item,
       person.number AS person,
       contract.number AS contract,
       designation.number AS designation,
       loan.from_on AS from_on
  FROM loan
  JOIN item     ON item.id = loan.item
  JOIN contract ON contract.id = item.contract
  JOIN company  ON company.id = item.holder
  JOIN person   ON person.id = loan.person
  LEFT JOIN designation ON designation.id = item.designation
 WHERE loan.from_on <= $1
   AND (loan.to_on IS NULL OR loan.to_on >= $1)
   AND (item.returned_on IS NULL OR item.returned_on > $1)
   AND (item.destroyed_on IS NULL OR item.destroyed_on > $1)
   -- For SDS and KEA the range must be of the item's designation, for others of its contract.
   AND NOT EXISTS (SELECT 1
                     FROM handler_range
                    WHERE handler_range.person = loan.person
                      AND handler_range.contract = item.contract
                      AND (item.regime NOT IN ('SDS', 'KEA') OR handler_range.designation = item.designation)
                      AND handler_range.from_on <= $1
                      AND (handler_range.to_on IS NULL OR handler_range.to_on >= $1))
