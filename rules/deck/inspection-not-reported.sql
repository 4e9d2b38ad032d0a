-- rule:       inspection-not-reported
-- duty:       inspection.reported
-- title ja:   保全検査の結果が防衛装備庁に報告されていること
-- title en:   Every inspection was reported to the authority
-- register:   inspection
-- weight:     minor
-- because ja: {subject}（{site}、{done_on} 実施、{inspected_by}）の結果は {days} 日以内の {due_on} までに報告を要する
-- because en: {inspected_by_en} is to report {subject} ({site_en}, done on {done_on}) within {days} days, by {due_on}
SELECT inspection.number AS subject,
       company.number AS company,
       add_days(inspection.done_on, term.value) AS due_on,
       NULL AS last_on,
       inspection.done_on AS done_on,
       site.name AS site,
       COALESCE(site.name_en, site.name) AS site_en,
       organisation.name AS inspected_by,
       COALESCE(organisation.name_en, organisation.name) AS inspected_by_en,
       term.value AS days
  FROM inspection
  JOIN site         ON site.id = inspection.site
  JOIN company      ON company.id = site.company
  JOIN organisation ON organisation.id = inspection.organisation
  JOIN term         ON term.name = 'inspection_report_days'
                   AND (term.from_on IS NULL OR term.from_on <= $1)
                   AND (term.to_on IS NULL OR term.to_on >= $1)
 WHERE inspection.done_on <= $1
   AND (inspection.reported_on IS NULL OR inspection.reported_on > $1)
