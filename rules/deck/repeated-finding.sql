-- rule:       repeated-finding
-- duty:       inspection.recurrence
-- title ja:   同じ事項の検査指摘が繰り返されていないこと
-- title en:   No finding of an inspection is repeated at a site
-- register:   inspection_finding
-- weight:     serious
-- because ja: {site} の指摘 {subject}（{done_on}）は、{earlier}（{earlier_on}）と同じ事項についての {months} か月以内の繰返しである
-- because en: {subject}, found at {site_en} on {done_on}, is under the same heading as {earlier} of {earlier_on},
--             within {months} months of it

-- Judged for as long as the later one is open.
WITH found AS
       (SELECT inspection_finding.id, inspection_finding.number, inspection_finding.closed_on,
               inspection.site, inspection.done_on,
               LAG(inspection_finding.number) OVER (PARTITION BY inspection.site, inspection_finding.heading
                                                    ORDER BY inspection.done_on, inspection_finding.id) AS earlier,
               LAG(inspection.done_on) OVER (PARTITION BY inspection.site, inspection_finding.heading
                                             ORDER BY inspection.done_on, inspection_finding.id) AS earlier_on
          FROM inspection_finding
          JOIN inspection ON inspection.id = inspection_finding.inspection
         WHERE inspection_finding.heading IS NOT NULL
           AND inspection_finding.weight <> 'advice'
           AND inspection.done_on <= $1)
SELECT found.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       found.done_on AS done_on,
       found.earlier AS earlier,
       found.earlier_on AS earlier_on,
       term.value AS months,
       site.name AS site,
       COALESCE(site.name_en, site.name) AS site_en
  FROM found
  JOIN site    ON site.id = found.site
  JOIN company ON company.id = site.company
  JOIN term    ON term.name = 'repeated_finding_months'
              AND (term.from_on IS NULL OR term.from_on <= $1)
              AND (term.to_on IS NULL OR term.to_on >= $1)
 WHERE found.earlier_on < found.done_on
   AND found.done_on <= through_months(found.earlier_on, term.value)
   AND (found.closed_on IS NULL OR found.closed_on > $1)
