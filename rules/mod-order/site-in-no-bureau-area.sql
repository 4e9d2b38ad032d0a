-- rule:       site-in-no-bureau-area
-- duty:       bureau.site
-- title ja:   資格のある事業所がいずれかの地方防衛局の管轄区域にあること
-- title en:   Every cleared site is in the area of some bureau
-- register:   site
-- weight:     serious
-- because ja: {subject}（{site}、{name}）は秘密取扱資格 {clearance} などを有するが、いずれの地方防衛局の管轄区域にもない
-- because en: {subject} ({site_en}, {name_en}) has the facility clearance {clearance} but is in the area of no regional bureau

-- A company none of whose sites is in any area is the matter of company-in-no-bureau-area.
WITH served AS MATERIALIZED
       (SELECT DISTINCT site.id, site.company
          FROM site
          JOIN jurisdiction ON jurisdiction.prefecture = site.prefecture
                           AND (jurisdiction.municipality IS NULL OR jurisdiction.municipality = site.municipality)
          JOIN organisation ON organisation.id = jurisdiction.organisation
         WHERE (site.opened_on IS NULL OR site.opened_on <= $1)
           AND (site.closed_on IS NULL OR site.closed_on > $1)
           AND organisation.kind = 'bureau'
           AND jurisdiction.from_on <= $1
           AND (jurisdiction.to_on IS NULL OR jurisdiction.to_on >= $1))
SELECT site.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       site.name AS site,
       COALESCE(site.name_en, site.name) AS site_en,
       company.name AS name,
       COALESCE(company.name_en, company.name) AS name_en,
       MIN(facility_clearance.number) AS clearance
  FROM facility_clearance
  JOIN site    ON site.id = facility_clearance.site
  JOIN company ON company.id = site.company
 WHERE facility_clearance.granted_on <= $1
   AND (facility_clearance.expires_on IS NULL OR facility_clearance.expires_on >= $1)
   AND (facility_clearance.revoked_on IS NULL OR facility_clearance.revoked_on > $1)
   AND (site.closed_on IS NULL OR site.closed_on > $1)
   AND site.id NOT IN (SELECT served.id FROM served)
   AND site.company IN (SELECT served.company FROM served)
 GROUP BY site.number, company.number, site.name, site.name_en, company.name, company.name_en
