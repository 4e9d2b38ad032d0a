-- rule:       company-in-no-bureau-area
-- duty:       bureau.area
-- title ja:   契約を履行中の事業者がいずれかの地方防衛局の管轄区域にあること
-- title en:   Every company on a contract is in the area of some bureau
-- register:   company
-- weight:     serious
-- because ja: {subject}（{name}）は契約 {contract} など {contracts} 件を履行中であるが、
--             いずれの地方防衛局の管轄区域にも事業所がない
-- because en: {subject} ({name_en}) is on {contracts} contract(s), {contract} among them, but has no site
--             in the area of any regional bureau
SELECT company.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       company.name AS name,
       COALESCE(company.name_en, company.name) AS name_en,
       MIN(contract.number) AS contract,
       COUNT(*) AS contracts
  FROM contract
  JOIN company ON company.id = contract.prime
 WHERE contract.start_on <= $1
   AND (contract.end_on IS NULL OR contract.end_on >= $1)
   AND NOT EXISTS (SELECT 1
                     FROM site
                     JOIN jurisdiction ON jurisdiction.prefecture = site.prefecture
                                      AND (jurisdiction.municipality IS NULL OR jurisdiction.municipality = site.municipality)
                     JOIN organisation ON organisation.id = jurisdiction.organisation
                    WHERE site.company = company.id
                      AND (site.opened_on IS NULL OR site.opened_on <= $1)
                      AND (site.closed_on IS NULL OR site.closed_on > $1)
                      AND organisation.kind = 'bureau'
                      AND jurisdiction.from_on <= $1
                      AND (jurisdiction.to_on IS NULL OR jurisdiction.to_on >= $1))
 GROUP BY company.number, company.name, company.name_en
