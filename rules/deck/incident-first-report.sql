-- rule:       incident-first-report
-- duty:       incident.first_report
-- title ja:   事故の第一報が直ちに入れられていること
-- title en:   Every incident was reported at once
-- register:   incident
-- weight:     grave
-- because ja: {site} の事故 {subject}（{discovered_on} 発見）の第一報がない。期限は {due_on} である
-- because en: There is no first report of {subject} at {site_en}, discovered on {discovered_on}; it was due by {due_on}

-- The day of discovery, in Japan, is the first of the days.
SELECT incident.number AS subject,
       company.number AS company,
       add_days(day_of(incident.discovered_at), term.value - 1) AS due_on,
       NULL AS last_on,
       day_of(incident.discovered_at) AS discovered_on,
       site.name AS site,
       COALESCE(site.name_en, site.name) AS site_en
  FROM incident
  JOIN site    ON site.id = incident.site
  JOIN company ON company.id = site.company
  JOIN term    ON term.name = 'incident_first_report_days'
              AND (term.from_on IS NULL OR term.from_on <= $1)
              AND (term.to_on IS NULL OR term.to_on >= $1)
 WHERE day_of(incident.discovered_at) <= $1
   AND (incident.first_report_at IS NULL OR day_of(incident.first_report_at) > $1)
