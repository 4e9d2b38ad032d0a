-- rule:       machine-past-contract-end
-- duty:       contract.machines_cleared
-- title ja:   契約のなくなった事業者に秘密を扱うパソコンが残っていないこと
-- title en:   A firm without a contract left keeps no machine for classified work
-- register:   machine
-- weight:     serious
-- because ja: {subject}（{machine}、{site}）は秘密を扱うパソコンであるが、{name} の契約は {ended_on} までに全て終了している
-- because en: {subject} ({machine}, {site_en}) is for classified work, but the last contract of {name_en} was over on {ended_on}

-- A firm is on a contract as its prime or under a subcontract.  One that never had a contract prepares for its first.
WITH part AS
       (SELECT contract.prime AS company, COALESCE(contract.closing_until, contract.end_on, '9999-12-31') AS until
          FROM contract
         WHERE contract.start_on <= $1
         UNION ALL
        SELECT subcontract.company,
               CASE WHEN subcontract.end_on < COALESCE(contract.closing_until, contract.end_on, '9999-12-31') THEN subcontract.end_on
                    ELSE COALESCE(contract.closing_until, contract.end_on, '9999-12-31') END
          FROM subcontract
          JOIN contract ON contract.id = subcontract.contract
         WHERE subcontract.start_on <= $1),
     ended AS
       (SELECT part.company, MAX(part.until) AS ended_on
          FROM part
         GROUP BY part.company
        HAVING MAX(part.until) < $1)
SELECT machine.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       machine.name AS machine,
       site.name AS site,
       COALESCE(site.name_en, site.name) AS site_en,
       company.name AS name,
       COALESCE(company.name_en, company.name) AS name_en,
       ended.ended_on AS ended_on
  FROM ended
  JOIN company ON company.id = ended.company
  JOIN site    ON site.company = company.id
  JOIN machine ON machine.site = site.id
 WHERE machine.registered_on <= $1
   AND (machine.retired_on IS NULL OR machine.retired_on > $1)
   AND (machine.grade IS NULL OR machine.grade >= '2')
