-- rule:       item-past-contract-end
-- duty:       contract.in_force
-- title ja:   契約の終わった物件等が返却又は破棄されていること
-- title en:   Items of a contract that has ended are returned or destroyed
-- register:   item
-- weight:     serious
-- because ja: {subject}（{item}）の契約 {contract}（{title}）は {start_on} から {end_on} までであり、
--             期限 {due_on} までに返却又は破棄を要する
-- because en: The contract {contract} ({title_en}) of {subject} ({item_en}) runs from {start_on} to {end_on};
--             the item must be returned or destroyed by {due_on}

-- One that is held before its contract begins has no day by which all is well.  Contracts that have ended are few and come first:
-- CROSS JOIN keeps them before the items, which are many.
SELECT item.number AS subject,
       company.number AS company,
       CASE WHEN contract.start_on <= $1 THEN COALESCE(contract.closing_until, contract.end_on) END AS due_on,
       NULL AS last_on,
       item.title AS item,
       COALESCE(item.title_en, item.title) AS item_en,
       contract.number AS contract,
       contract.title AS title,
       COALESCE(contract.title_en, contract.title) AS title_en,
       contract.start_on AS start_on,
       contract.end_on AS end_on
  FROM contract
  CROSS JOIN item
  JOIN company ON company.id = item.holder
 WHERE item.contract = contract.id
   AND (contract.end_on <= $1 OR contract.start_on > $1)
   AND item.registered_on <= $1
   AND (item.returned_on IS NULL OR item.returned_on > $1)
   AND (item.destroyed_on IS NULL OR item.destroyed_on > $1)
