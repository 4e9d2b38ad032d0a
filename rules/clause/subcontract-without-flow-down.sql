-- rule:       subcontract-without-flow-down
-- duty:       subcontract.flow_down
-- title ja:   下請負者に特約条項が課されていること
-- title en:   Every subcontractor is bound by the clause of the contract
-- register:   subcontract
-- weight:     grave
-- because ja: {contract}（{title}）の {company_name} への下請負は、{start_on} の開始に先立ち、{due_on} までに
--             特約条項を課すことを要する（課した日 {flowed_down_on}）
-- because en: The subcontract of {company_name_en} under {contract} ({title_en}), which starts on {start_on},
--             must be bound by the clause by {due_on} (flowed down on: {flowed_down_on})

-- The day before the start is the last one in time.  Work under a contract without any clause is not concerned.
SELECT subcontract.number AS subject,
       giver.number AS company,
       add_days(subcontract.start_on, -1) AS due_on,
       NULL AS last_on,
       subcontract.start_on AS start_on,
       subcontract.flowed_down_on AS flowed_down_on,
       company.name AS company_name,
       COALESCE(company.name_en, company.name) AS company_name_en,
       contract.number AS contract,
       contract.title AS title,
       COALESCE(contract.title_en, contract.title) AS title_en
  FROM subcontract
  JOIN contract ON contract.id = subcontract.contract
  LEFT JOIN company ON company.id = subcontract.company
  JOIN company AS giver ON giver.id = subcontract.given_by
 WHERE (subcontract.flowed_down_on IS NULL OR subcontract.flowed_down_on > $1)
   AND (subcontract.end_on IS NULL OR subcontract.end_on >= $1)
   AND EXISTS (SELECT 1
                 FROM contract_clause
                WHERE contract_clause.contract = subcontract.contract)
