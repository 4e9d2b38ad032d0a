-- rule:       company-without-director
-- duty:       firm.director
-- title ja:   資格のある事業者に在職する総括者がいること
-- title en:   Every cleared company has a security manager
-- register:   company
-- weight:     grave
-- because ja: {subject}（{name}）は秘密取扱資格 {clearance} などを有するが、在職する総括者がいない
-- because en: {subject} ({name_en}) holds the facility clearance {clearance} but has no security manager who works for it
SELECT company.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       company.name AS name,
       COALESCE(company.name_en, company.name) AS name_en,
       MIN(facility_clearance.number) AS clearance
  FROM facility_clearance
  JOIN company ON company.id = facility_clearance.company
 WHERE facility_clearance.granted_on <= $1
   AND (facility_clearance.expires_on IS NULL OR facility_clearance.expires_on >= $1)
   AND (facility_clearance.revoked_on IS NULL OR facility_clearance.revoked_on > $1)
   AND NOT EXISTS (SELECT 1
                     FROM role_holder
                     JOIN employment ON employment.person = role_holder.person
                                    AND employment.company = role_holder.company
                    WHERE role_holder.company = company.id
                      AND role_holder.post = 'director'
                      AND role_holder.from_on <= $1
                      AND (role_holder.to_on IS NULL OR role_holder.to_on >= $1)
                      AND employment.from_on <= $1
                      AND (employment.to_on IS NULL OR employment.to_on >= $1))
 GROUP BY company.number, company.name, company.name_en
