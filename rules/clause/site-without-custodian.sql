-- rule:       site-without-custodian
-- duty:       firm.custodian
-- title ja:   資格のある事業所に在職する保管責任者がいること
-- title en:   Every cleared site has a custodian
-- register:   site
-- weight:     serious
-- because ja: {subject}（{site}）は秘密取扱資格 {clearance} などを有するが、在職する保管責任者がいない
-- because en: {subject} ({site_en}) has the facility clearance {clearance} but no custodian who works for the company

-- One named for the whole company serves every site.
SELECT site.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       site.name AS site,
       COALESCE(site.name_en, site.name) AS site_en,
       MIN(facility_clearance.number) AS clearance
  FROM facility_clearance
  JOIN site    ON site.id = facility_clearance.site
  JOIN company ON company.id = site.company
 WHERE facility_clearance.granted_on <= $1
   AND (facility_clearance.expires_on IS NULL OR facility_clearance.expires_on >= $1)
   AND (facility_clearance.revoked_on IS NULL OR facility_clearance.revoked_on > $1)
   AND (site.closed_on IS NULL OR site.closed_on > $1)
   AND NOT EXISTS (SELECT 1
                     FROM role_holder
                     JOIN employment ON employment.person = role_holder.person
                                    AND employment.company = role_holder.company
                    WHERE role_holder.company = company.id
                      AND (role_holder.site IS NULL OR role_holder.site = site.id)
                      AND role_holder.post = 'custodian'
                      AND role_holder.from_on <= $1
                      AND (role_holder.to_on IS NULL OR role_holder.to_on >= $1)
                      AND employment.from_on <= $1
                      AND (employment.to_on IS NULL OR employment.to_on >= $1))
 GROUP BY site.number, company.number, site.name, site.name_en
