-- rule:       subcontract-without-own-contract
-- duty:       subcontract.own_contract
-- title ja:   特定秘密等を保有する下請負者が官と直接契約していること
-- title en:   A subcontractor that holds SDS or KEA has its own contract
-- register:   subcontract
-- weight:     grave
-- because ja: {contract}（{title}）の下請負者 {company_name} は {authority} の {regime} を保有しているが、{why_ja}
-- because en: {company_name_en}, a subcontractor of {contract} ({title_en}), holds {regime} of {authority}, but {why_en}

-- Its own contract is with the authority of the items, in force on the day, and carries the clause of the regime.
WITH need AS
       (SELECT DISTINCT item.contract, item.holder, item.regime, item.authority
          FROM item
         WHERE item.regime IN ('SDS', 'KEA')
           AND item.registered_on <= $1
           AND (item.returned_on IS NULL OR item.returned_on > $1)
           AND (item.destroyed_on IS NULL OR item.destroyed_on > $1)),
     worst AS
       (SELECT subcontract.number AS subject, need.contract, need.holder, need.regime, need.authority,
               own.number AS own_contract, own.start_on, own.end_on,
               ROW_NUMBER() OVER (PARTITION BY subcontract.id ORDER BY own.end_on NULLS FIRST, need.regime, need.authority) AS place
          FROM need
          JOIN subcontract ON subcontract.contract = need.contract
                          AND subcontract.company = need.holder
                          AND subcontract.start_on <= $1
                          AND (subcontract.end_on IS NULL OR subcontract.end_on >= $1)
          LEFT JOIN contract AS own ON own.id = subcontract.own_contract
                                   AND own.prime = subcontract.company
                                   AND own.authority = need.authority
                                   AND own.start_on <= $1
                                   AND EXISTS (SELECT 1
                                                 FROM contract_clause
                                                WHERE contract_clause.contract = own.id
                                                  AND contract_clause.clause = LOWER(need.regime)
                                                  AND (contract_clause.attached_on IS NULL OR contract_clause.attached_on <= $1))
         WHERE own.id IS NULL OR own.end_on IS NOT NULL)
SELECT worst.subject,
       company.number AS company,
       worst.end_on AS due_on,
       worst.start_on AS last_on,
       worst.regime AS regime,
       organisation.number AS authority,
       company.name AS company_name,
       COALESCE(company.name_en, company.name) AS company_name_en,
       contract.number AS contract,
       contract.title AS title,
       COALESCE(contract.title_en, contract.title) AS title_en,
       CASE WHEN worst.own_contract IS NULL THEN 'その機関との直接の契約がない'
            ELSE '直接の契約 ' || worst.own_contract || ' は ' || worst.end_on || ' に終わる' END AS why_ja,
       CASE WHEN worst.own_contract IS NULL THEN 'has no contract of its own with that authority'
            ELSE 'its own contract ' || worst.own_contract || ' ends on ' || worst.end_on END AS why_en
  FROM worst
  JOIN contract     ON contract.id = worst.contract
  JOIN company      ON company.id = worst.holder
  JOIN organisation ON organisation.id = worst.authority
 WHERE worst.place = 1
