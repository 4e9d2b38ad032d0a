-- rule:       foreign-owner-without-measure
-- duty:       firm.ownership
-- title ja:   外国の者の議決権の影響を排除する措置があること
-- title en:   A measure keeps the influence of every foreign owner out
-- register:   company
-- weight:     grave
-- because ja: {subject}（{name}）の議決権の {percent} % を {country} の {holder} が直接又は間接に有するが、
--             {country} との関係について影響排除の措置が記録されていない
-- because en: {holder} of {country} has {percent} % of the votes in {subject} ({name_en}), directly or through others,
--             and no measure against influence from {country} is on record

-- The chain is followed from the company up to its ultimate owners.  A step above whoever is controlled passes the whole stake
-- on, any other step its share of it.  A holder without a country is taken to be in Japan.  Who already stands in the chain is
-- not asked again.  It concerns companies that hold a facility clearance or work on a contract.
WITH RECURSIVE interest AS
       (SELECT ownership_interest.company, ownership_interest.holder,
               COALESCE(holder.name, ownership_interest.holder_name) AS name,
               CASE WHEN ownership_interest.holder IS NULL THEN ownership_interest.holder_country ELSE holder.country END AS country,
               ownership_interest.votes_bp
          FROM ownership_interest
          LEFT JOIN company AS holder ON holder.id = ownership_interest.holder
         WHERE ownership_interest.from_on <= $1
           AND (ownership_interest.to_on IS NULL OR ownership_interest.to_on >= $1)),
     asked AS
       (SELECT facility_clearance.company
          FROM facility_clearance
         WHERE facility_clearance.granted_on <= $1
           AND (facility_clearance.expires_on IS NULL OR facility_clearance.expires_on >= $1)
           AND (facility_clearance.revoked_on IS NULL OR facility_clearance.revoked_on > $1)
         UNION
        SELECT contract.prime
          FROM contract
         WHERE contract.start_on <= $1
           AND (contract.end_on IS NULL OR contract.end_on >= $1)
         UNION
        SELECT subcontract.company
          FROM subcontract
         WHERE subcontract.start_on <= $1
           AND (subcontract.end_on IS NULL OR subcontract.end_on >= $1)),
     control AS
       (SELECT term.value AS votes_bp
          FROM term
         WHERE term.name = 'control_votes_bp'
           AND (term.from_on IS NULL OR term.from_on <= $1)
           AND (term.to_on IS NULL OR term.to_on >= $1)),
     chain AS
       (SELECT interest.company, interest.holder, interest.name, interest.country, interest.votes_bp AS share,
               '/' || CAST(interest.company AS TEXT) || '/' AS way
          FROM interest
          JOIN asked ON asked.company = interest.company
         UNION ALL
        SELECT chain.company, interest.holder, interest.name, interest.country,
               CASE WHEN interest.votes_bp > control.votes_bp THEN chain.share ELSE chain.share * interest.votes_bp / 10000 END,
               chain.way || CAST(chain.holder AS TEXT) || '/'
          FROM chain
          JOIN interest ON interest.company = chain.holder
          CROSS JOIN control
         WHERE chain.way NOT LIKE '%/' || CAST(chain.holder AS TEXT) || '/%'
           AND chain.share > 0),
     foreign_owner AS
       (SELECT chain.company, chain.name, chain.country, SUM(chain.share) AS share
          FROM chain
         WHERE chain.country <> 'JP'
         GROUP BY chain.company, chain.name, chain.country),
     unmeasured AS
       (SELECT foreign_owner.*,
               ROW_NUMBER() OVER (PARTITION BY foreign_owner.company ORDER BY foreign_owner.share DESC, foreign_owner.name) AS place
          FROM foreign_owner
          JOIN term ON term.name = 'foreign_votes_bp'
                   AND (term.from_on IS NULL OR term.from_on <= $1)
                   AND (term.to_on IS NULL OR term.to_on >= $1)
         WHERE foreign_owner.share >= term.value
           AND NOT EXISTS (SELECT 1
                             FROM foreign_tie
                            WHERE foreign_tie.company = foreign_owner.company
                              AND foreign_tie.country = foreign_owner.country
                              AND foreign_tie.mitigation <> 'none'
                              AND foreign_tie.from_on <= $1
                              AND (foreign_tie.to_on IS NULL OR foreign_tie.to_on >= $1)))
SELECT company.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       company.name AS name,
       COALESCE(company.name_en, company.name) AS name_en,
       unmeasured.name AS holder,
       unmeasured.country AS country,
       CAST(unmeasured.share / 100 AS TEXT) || '.' || SUBSTR(CAST(100 + unmeasured.share % 100 AS TEXT), 2) AS percent
  FROM unmeasured
  JOIN company ON company.id = unmeasured.company
 WHERE unmeasured.place = 1
