-- rule:       incident-closed-early
-- duty:       incident.closed
-- title ja:   事故が応急措置と調査を終えてから終結していること
-- title en:   No incident was closed before it was contained and investigated
-- register:   incident
-- weight:     serious
-- because ja: {site} の事故 {subject} は {closed_on} に終結とされたが、それまでに{lack}の記録がない
-- because en: {subject} at {site_en} was closed on {closed_on}, but by then there is no record that it was {lack_en}
SELECT incident.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       incident.closed_on AS closed_on,
       CASE WHEN incident.contained_on <= incident.closed_on THEN '調査の完了' ELSE '応急措置' END AS lack,
       CASE WHEN incident.contained_on <= incident.closed_on THEN 'investigated' ELSE 'contained' END AS lack_en,
       site.name AS site,
       COALESCE(site.name_en, site.name) AS site_en
  FROM incident
  JOIN site    ON site.id = incident.site
  JOIN company ON company.id = site.company
 WHERE incident.closed_on <= $1
   AND (incident.contained_on IS NULL OR incident.contained_on > incident.closed_on
        OR incident.investigated_on IS NULL OR incident.investigated_on > incident.closed_on)
