-- rule:       handler-of-no-party
-- duty:       contract.party
-- title ja:   取扱者が契約相手方又は下請負者に所属していること
-- title en:   Every handler works for the prime or a subcontractor
-- register:   handler_range
-- weight:     grave
-- because ja: {person} は {contract}（{title}）の取扱者であるが、所属する {employer} は契約相手方でも、履行中の下請負者でもない
-- because en: {person} is on the range of {contract} ({title_en}) but works for {employer_en},
--             which is neither the prime nor has a subcontract that is running

-- Someone who works for nobody has left, which is another rule's matter.  Who works where is put together first, since every
-- range asks.
WITH present AS MATERIALIZED
       (SELECT employment.person, employment.company
          FROM employment
         WHERE employment.from_on <= $1
           AND (employment.to_on IS NULL OR employment.to_on >= $1)),
     party AS MATERIALIZED
       (SELECT contract.id AS contract, contract.prime AS company
          FROM contract
         UNION
        SELECT subcontract.contract, subcontract.company
          FROM subcontract
         WHERE subcontract.start_on <= $1
           AND (subcontract.end_on IS NULL OR subcontract.end_on >= $1)),
     outside AS
       (SELECT handler_range.id, MIN(present.company) AS employer
          FROM handler_range
          JOIN present ON present.person = handler_range.person
          LEFT JOIN party ON party.contract = handler_range.contract AND party.company = present.company
         WHERE handler_range.from_on <= $1
           AND (handler_range.to_on IS NULL OR handler_range.to_on >= $1)
         GROUP BY handler_range.id
        HAVING COUNT(party.company) = 0)
SELECT handler_range.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       person.number AS person,
       contract.number AS contract,
       contract.title AS title,
       COALESCE(contract.title_en, contract.title) AS title_en,
       company.name AS employer,
       COALESCE(company.name_en, company.name) AS employer_en
  FROM outside
  JOIN handler_range ON handler_range.id = outside.id
  JOIN person        ON person.id = handler_range.person
  JOIN contract      ON contract.id = handler_range.contract
  JOIN company       ON company.id = outside.employer
