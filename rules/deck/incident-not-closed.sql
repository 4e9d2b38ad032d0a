-- rule:       incident-not-closed
-- duty:       incident.closed
-- title ja:   事故の調査を終え、終結していること
-- title en:   Every incident was investigated and closed
-- register:   incident
-- weight:     minor
-- because ja: {site} の事故 {subject}（{discovered_on} 発見）は、{months} か月以内の {due_on} までに終結を要する
--             （調査完了日 {last_on}）
-- because en: {subject} at {site_en}, discovered on {discovered_on}, is to be closed within {months} months, by {due_on}
--             (investigated on: {last_on})
SELECT incident.number AS subject,
       company.number AS company,
       through_months(day_of(incident.discovered_at), term.value) AS due_on,
       CASE WHEN incident.investigated_on <= $1 THEN incident.investigated_on END AS last_on,
       day_of(incident.discovered_at) AS discovered_on,
       site.name AS site,
       COALESCE(site.name_en, site.name) AS site_en,
       term.value AS months
  FROM incident
  JOIN site    ON site.id = incident.site
  JOIN company ON company.id = site.company
  JOIN term    ON term.name = 'incident_closing_months'
              AND (term.from_on IS NULL OR term.from_on <= $1)
              AND (term.to_on IS NULL OR term.to_on >= $1)
 WHERE day_of(incident.discovered_at) <= $1
   AND (incident.closed_on IS NULL OR incident.closed_on > $1)
