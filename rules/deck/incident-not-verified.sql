-- rule:       incident-not-verified
-- duty:       incident.verified
-- title ja:   事故の調査の後に実地の検査で再発防止策が確認されていること
-- title en:   After every incident the bureau saw the measures on the spot
-- register:   incident
-- weight:     minor
-- clock:      within {months} months of {investigated_on}
-- because ja: {site} の事故 {subject} は {investigated_on} に調査を終えた。{months} か月以内の {due_on} までに実地の検査による確認を要する
-- because en: {subject} at {site_en} was investigated by {investigated_on}; an inspection on site is to see the
--             measures within {months} months, by {due_on}
SELECT incident.number AS subject,
       company.number AS company,
       through_months(incident.investigated_on, term.value) AS due_on,
       NULL AS last_on,
       incident.investigated_on AS investigated_on,
       term.value AS months,
       site.name AS site,
       COALESCE(site.name_en, site.name) AS site_en
  FROM incident
  JOIN site    ON site.id = incident.site
  JOIN company ON company.id = site.company
  JOIN term    ON term.name = 'incident_verification_months'
              AND (term.from_on IS NULL OR term.from_on <= $1)
              AND (term.to_on IS NULL OR term.to_on >= $1)
 WHERE incident.investigated_on <= $1
   AND (site.closed_on IS NULL OR site.closed_on > $1)
   AND NOT EXISTS (SELECT 1
                     FROM inspection
                    WHERE inspection.site = incident.site
                      AND inspection.on_site = 1
                      AND inspection.done_on >= incident.investigated_on
                      AND inspection.done_on <= $1)
