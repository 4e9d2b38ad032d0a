-- rule:       incident-provider-not-told
-- duty:       incident.provider_told
-- title ja:   外国から提供された情報の事故が提供国に知らされていること
-- title en:   The originator abroad was told of every incident with its information
-- register:   incident
-- weight:     grave
-- because ja: {site} の事故 {subject}（{discovered_on} 発見）は {origin} から提供された {item} に係るが、
--             提供国に知らされていない（期限 {due_on}）
-- because en: {subject} at {site_en}, discovered on {discovered_on}, touches {item}, which came from {origin},
--             and the originator has not been told (due by {due_on})
SELECT incident.number AS subject,
       company.number AS company,
       day_of(incident.discovered_at) AS due_on,
       NULL AS last_on,
       day_of(incident.discovered_at) AS discovered_on,
       MIN(item.origin) AS origin,
       MIN(item.number) AS item,
       site.name AS site,
       COALESCE(site.name_en, site.name) AS site_en
  FROM incident
  JOIN incident_item ON incident_item.incident = incident.id
  JOIN item          ON item.id = incident_item.item
  JOIN site          ON site.id = incident.site
  JOIN company       ON company.id = site.company
 WHERE day_of(incident.discovered_at) <= $1
   AND item.origin <> 'JP'
   AND (incident.provider_told_on IS NULL OR incident.provider_told_on > $1)
 GROUP BY incident.number, company.number, incident.discovered_at, site.name, site.name_en
