-- rule:       item-held-by-no-party
-- duty:       item.recipient
-- title ja:   物件等を保管するのが契約相手方又は下請負者であること
-- title en:   Whoever holds an item is the prime or a subcontractor
-- register:   item
-- weight:     grave
-- because ja: {subject}（{item}）は {contract}（{title}）に係るが、保管する {holder} は契約相手方でも、履行中の下請負者でもない
-- because en: {subject} ({item_en}) belongs to {contract} ({title_en}), but {holder_en}, which holds it,
--             is neither the prime nor has a subcontract that is running

-- Whether the subcontract was approved, and the clause flowed down, is asked by other rules.  The parties are put together
-- first, so that every item asks once.
WITH party AS MATERIALIZED
       (SELECT contract.id AS contract, contract.prime AS company
          FROM contract
         UNION
        SELECT subcontract.contract, subcontract.company
          FROM subcontract
         WHERE subcontract.start_on <= $1
           AND (subcontract.end_on IS NULL OR subcontract.end_on >= $1)),
     stray AS
       (SELECT item.number, item.title, item.title_en, item.contract, item.holder
          FROM item
          LEFT JOIN party ON party.contract = item.contract AND party.company = item.holder
         WHERE party.company IS NULL
           AND item.registered_on <= $1
           AND (item.returned_on IS NULL OR item.returned_on > $1)
           AND (item.destroyed_on IS NULL OR item.destroyed_on > $1))
SELECT stray.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       stray.title AS item,
       COALESCE(stray.title_en, stray.title) AS item_en,
       contract.number AS contract,
       contract.title AS title,
       COALESCE(contract.title_en, contract.title) AS title_en,
       company.name AS holder,
       COALESCE(company.name_en, company.name) AS holder_en
  FROM stray
  JOIN contract ON contract.id = stray.contract
  JOIN company  ON company.id = stray.holder
