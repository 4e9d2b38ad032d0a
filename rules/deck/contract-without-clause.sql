-- rule:       contract-without-clause
-- duty:       contract.clause
-- title ja:   契約に、扱う物件等の特約条項が付されていること
-- title en:   Every contract carries the clause that its items need
-- register:   contract
-- weight:     grave
-- because ja: {subject}（{title}）では {regime} を扱うが、{clause_ja}が付されていない（不足 {clauses} 件）
-- because en: {regime} is handled under {subject} ({title_en}) without the {clause_en} ({clauses} clause(s) lacking)

-- What is handled is told by the items held under the contract and by the designations its handlers are on the range of.
WITH needed AS
       (SELECT 1 AS place, 'SDS' AS regime, 'sds' AS clause, '特定秘密の保護に関する特約条項' AS ja,
               'clause on specially designated secrets' AS en
         UNION ALL SELECT 2, 'MDA', 'mda',     '特別防衛秘密の保護に関する特約条項',     'clause on special defence secrets'
         UNION ALL SELECT 3, 'HI',  'secret',  '秘密の保全に関する特約条項',             'clause on the preservation of secrets'
         UNION ALL SELECT 4, 'DPB', 'secret',  '秘密の保全に関する特約条項',             'clause on the preservation of secrets'
         UNION ALL SELECT 5, 'KEA', 'kea',     '重要経済安保情報の保護に関する契約条項', 'clause on critical economic security information'
         UNION ALL SELECT 6, 'PI',  'infosec', '情報セキュリティの確保に関する特約条項', 'clause on information security'),
     used AS
       (SELECT item.contract, item.regime
          FROM item
         WHERE item.registered_on <= $1
           AND (item.returned_on IS NULL OR item.returned_on > $1)
           AND (item.destroyed_on IS NULL OR item.destroyed_on > $1)
         UNION
        SELECT handler_range.contract, designation.regime
          FROM handler_range
          JOIN designation ON designation.id = handler_range.designation
         WHERE handler_range.from_on <= $1
           AND (handler_range.to_on IS NULL OR handler_range.to_on >= $1)),
     lacking AS
       (SELECT used.contract, MIN(needed.place) AS place, COUNT(DISTINCT needed.clause) AS clauses
          FROM used
          JOIN needed ON needed.regime = used.regime
         WHERE NOT EXISTS (SELECT 1
                             FROM contract_clause
                            WHERE contract_clause.contract = used.contract
                              AND contract_clause.clause = needed.clause
                              AND (contract_clause.attached_on IS NULL OR contract_clause.attached_on <= $1))
         GROUP BY used.contract)
SELECT contract.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       needed.regime AS regime,
       needed.ja AS clause_ja,
       needed.en AS clause_en,
       lacking.clauses AS clauses,
       contract.title AS title,
       COALESCE(contract.title_en, contract.title) AS title_en
  FROM lacking
  JOIN needed   ON needed.place = lacking.place
  JOIN contract ON contract.id = lacking.contract
  JOIN company  ON company.id = contract.prime
