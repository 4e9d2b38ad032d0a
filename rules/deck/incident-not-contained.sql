-- rule:       incident-not-contained
-- duty:       incident.contained
-- title ja:   事故の応急措置が直ちに講じられていること
-- title en:   Every incident was contained at once
-- register:   incident
-- weight:     grave
-- because ja: {site} の事故 {subject}（{discovered_on} 発見）の応急措置が記録されていない。期限は {due_on} である
-- because en: That {subject} at {site_en}, discovered on {discovered_on}, was contained is not on record; it was to be by {due_on}

-- The day of discovery, in Japan, is the first of the days.  What was closed without it is another rule's matter.
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
  JOIN term    ON term.name = 'incident_containment_days'
              AND (term.from_on IS NULL OR term.from_on <= $1)
              AND (term.to_on IS NULL OR term.to_on >= $1)
 WHERE day_of(incident.discovered_at) <= $1
   AND (incident.contained_on IS NULL OR incident.contained_on > $1)
   AND (incident.closed_on IS NULL OR incident.closed_on > $1)
