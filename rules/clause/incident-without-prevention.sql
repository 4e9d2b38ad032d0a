-- rule:       incident-without-prevention
-- duty:       incident.prevention
-- title ja:   調査を終えた事故の再発防止策が定められていること
-- title en:   Every incident that was investigated led to measures against another
-- register:   incident
-- weight:     serious
-- clock:      within {days} days of {investigated_on}
-- because ja: {site} の事故 {subject} は {investigated_on} に調査を終えた。{days} 日以内の {due_on} までに再発防止策を定めることを要する
-- because en: {subject} at {site_en} was investigated by {investigated_on};
--             what prevents another is to be settled within {days} days, by {due_on}
SELECT incident.number AS subject,
       company.number AS company,
       add_days(incident.investigated_on, term.value) AS due_on,
       NULL AS last_on,
       incident.investigated_on AS investigated_on,
       term.value AS days,
       site.name AS site,
       COALESCE(site.name_en, site.name) AS site_en
  FROM incident
  JOIN site    ON site.id = incident.site
  JOIN company ON company.id = site.company
  JOIN term    ON term.name = 'incident_prevention_days'
              AND (term.from_on IS NULL OR term.from_on <= $1)
              AND (term.to_on IS NULL OR term.to_on >= $1)
 WHERE incident.investigated_on <= $1
   AND incident.prevention IS NULL
