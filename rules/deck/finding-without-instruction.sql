-- rule:       finding-without-instruction
-- duty:       inspection.instruction
-- title ja:   重大又は要改善の検査指摘に指示が出されていること
-- title en:   Every finding of an inspection that weighs led to an instruction
-- register:   inspection_finding
-- weight:     minor
-- clock:      within {days} days of {done_on}
-- because ja: {site} の検査 {inspection}（{done_on}、{inspected_by}）の指摘 {subject} について、
--             {days} 日以内の {due_on} までに指示を要する
-- because en: {inspected_by_en} is to issue an instruction on {subject}, found by {inspection} at {site_en} on {done_on}, within {days}
--             days, by {due_on}

-- Advice needs none, nor does what was put right before.
SELECT inspection_finding.number AS subject,
       company.number AS company,
       add_days(inspection.done_on, term.value) AS due_on,
       NULL AS last_on,
       inspection.done_on AS done_on,
       term.value AS days,
       inspection.number AS inspection,
       site.name AS site,
       COALESCE(site.name_en, site.name) AS site_en,
       organisation.name AS inspected_by,
       COALESCE(organisation.name_en, organisation.name) AS inspected_by_en
  FROM inspection_finding
  JOIN inspection   ON inspection.id = inspection_finding.inspection
  JOIN site         ON site.id = inspection.site
  JOIN company      ON company.id = site.company
  JOIN organisation ON organisation.id = inspection.organisation
  JOIN term         ON term.name = 'finding_instruction_days'
                   AND (term.from_on IS NULL OR term.from_on <= $1)
                   AND (term.to_on IS NULL OR term.to_on >= $1)
 WHERE inspection_finding.weight IN ('grave', 'improve')
   AND inspection.done_on <= $1
   AND (inspection_finding.closed_on IS NULL OR inspection_finding.closed_on > $1)
   AND NOT EXISTS (SELECT 1
                     FROM instruction
                    WHERE instruction.finding = inspection_finding.id
                      AND instruction.issued_on <= $1)
