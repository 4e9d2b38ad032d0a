-- rule:       ownership-change-not-examined
-- duty:       firm.ownership_examined
-- title ja:   資格を付与した後の資本関係の変更が審査されていること
-- title en:   Every change of owners after the facility clearance was examined
-- register:   ownership_interest
-- weight:     serious
-- clock:      within {months} months of {from_on}
-- because ja: {from_on} から {holder} が {held} の議決権の {percent} % を有するが、資格のある {name} について、
--             {months} か月以内の {due_on} までに審査又は特別検査を要する
-- because en: Since {from_on} {holder_en} has {percent} % of the votes in {held_en}; {name_en}, which holds a facility clearance,
--             is to be examined or specially inspected within {months} months, by {due_on}

-- Examined is a firm whose facility clearance was granted anew, or that was specially inspected, from that day on.  Owners of owners
-- count too; a stake below the share that matters abroad does not.
WITH RECURSIVE cleared AS
       (SELECT facility_clearance.company, MIN(facility_clearance.granted_on) AS granted_on,
               MAX(facility_clearance.granted_on) AS renewed_on
          FROM facility_clearance
         WHERE facility_clearance.granted_on <= $1
           AND (facility_clearance.expires_on IS NULL OR facility_clearance.expires_on >= $1)
           AND (facility_clearance.revoked_on IS NULL OR facility_clearance.revoked_on > $1)
         GROUP BY facility_clearance.company),
     special AS
       (SELECT site.company, MAX(inspection.done_on) AS done_on
          FROM inspection
          JOIN site ON site.id = inspection.site
         WHERE inspection.kind = 'special'
           AND inspection.done_on <= $1
         GROUP BY site.company),
     chain AS
       (SELECT cleared.company, cleared.company AS held
          FROM cleared
         UNION
        SELECT chain.company, ownership_interest.holder
          FROM chain
          JOIN ownership_interest ON ownership_interest.company = chain.held
         WHERE ownership_interest.holder IS NOT NULL
           AND ownership_interest.from_on <= $1
           AND (ownership_interest.to_on IS NULL OR ownership_interest.to_on >= $1))
SELECT ownership_interest.number AS subject,
       company.number AS company,
       through_months(ownership_interest.from_on, term.value) AS due_on,
       NULL AS last_on,
       ownership_interest.from_on AS from_on,
       term.value AS months,
       company.name AS name,
       COALESCE(company.name_en, company.name) AS name_en,
       held.name AS held,
       COALESCE(held.name_en, held.name) AS held_en,
       COALESCE(holder.name, ownership_interest.holder_name) AS holder,
       COALESCE(holder.name_en, holder.name, ownership_interest.holder_name) AS holder_en,
       CAST(ownership_interest.votes_bp / 100 AS TEXT) || '.' || SUBSTR(CAST(100 + ownership_interest.votes_bp % 100 AS TEXT), 2) AS percent
  FROM chain
  JOIN cleared ON cleared.company = chain.company
  JOIN ownership_interest ON ownership_interest.company = chain.held
  JOIN company ON company.id = chain.company
  JOIN company AS held ON held.id = chain.held
  LEFT JOIN company AS holder ON holder.id = ownership_interest.holder
  LEFT JOIN special ON special.company = chain.company
  JOIN term ON term.name = 'ownership_examination_months'
           AND (term.from_on IS NULL OR term.from_on <= $1)
           AND (term.to_on IS NULL OR term.to_on >= $1)
 WHERE ownership_interest.from_on > cleared.granted_on
   AND ownership_interest.from_on <= $1
   AND (ownership_interest.to_on IS NULL OR ownership_interest.to_on >= $1)
   AND ownership_interest.votes_bp >= (SELECT MIN(term.value)
                                         FROM term
                                        WHERE term.name = 'foreign_votes_bp'
                                          AND (term.from_on IS NULL OR term.from_on <= $1)
                                          AND (term.to_on IS NULL OR term.to_on >= $1))
   AND cleared.renewed_on < ownership_interest.from_on
   AND (special.done_on IS NULL OR special.done_on < ownership_interest.from_on)
