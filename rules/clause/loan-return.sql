-- rule:       loan-return
-- duty:       loan.returned
-- title ja:   貸し出した秘密物件等が期限までに返却されていること
-- title en:   Every item on loan is given back by its day
-- register:   loan
-- weight:     serious
-- because ja: {person} に {from_on} に貸し出した {item} の返却期限は {due_on} である（{subject}、未返却）
-- because en: {item}, lent to {person} on {from_on}, is to be given back by {due_on} and is still out ({subject})
SELECT loan.number AS subject,
       company.number AS company,
       loan.due_on AS due_on,
       NULL AS last_on,
       item.number AS item,
       person.number AS person,
       loan.from_on AS from_on
  FROM loan
  JOIN item    ON item.id = loan.item
  JOIN company ON company.id = item.holder
  JOIN person  ON person.id = loan.person
 WHERE loan.due_on IS NOT NULL
   AND loan.from_on <= $1
   AND (loan.to_on IS NULL OR loan.to_on > $1)
   AND (item.returned_on IS NULL OR item.returned_on > $1)
   AND (item.destroyed_on IS NULL OR item.destroyed_on > $1)
