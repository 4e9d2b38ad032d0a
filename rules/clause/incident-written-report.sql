-- rule:       incident-written-report
-- duty:       incident.written_report
-- title ja:   事故の文書報告が期限までに行われていること
-- title en:   Every incident was reported in writing in time
-- register:   incident
-- weight:     serious
-- because ja: {site} の事故 {subject}（{discovered_on} 発見）の文書報告は、{days} 開庁日以内の {due_on} までに要する
-- because en: {subject} at {site_en}, discovered on {discovered_on}, is to be reported in writing within {days} business days, by {due_on}

-- The day of discovery is not counted.  Beyond the calendar all days count, so that the clock does not stop unseen.
SELECT incident.number AS subject,
       company.number AS company,
       COALESCE(last_day.day, add_days(day_of(incident.discovered_at), term.value)) AS due_on,
       NULL AS last_on,
       day_of(incident.discovered_at) AS discovered_on,
       site.name AS site,
       COALESCE(site.name_en, site.name) AS site_en,
       term.value AS days
  FROM incident
  JOIN site    ON site.id = incident.site
  JOIN company ON company.id = site.company
  JOIN term    ON term.name = 'incident_report_business_days'
              AND (term.from_on IS NULL OR term.from_on <= $1)
              AND (term.to_on IS NULL OR term.to_on >= $1)
  LEFT JOIN calendar AS found_day ON found_day.day = day_of(incident.discovered_at)
  LEFT JOIN calendar AS last_day  ON last_day.business_no = found_day.business_no + term.value
                                 AND last_day.open = 1
 WHERE day_of(incident.discovered_at) <= $1
   AND (incident.written_report_on IS NULL OR incident.written_report_on > $1)
   AND (incident.closed_on IS NULL OR incident.closed_on > $1)
