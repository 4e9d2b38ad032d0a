-- rule:       company-without-work-manager
-- duty:       post.work_manager
-- title ja:   重要経済安保情報を取り扱う事業者に業務管理者がいること
-- title en:   Every company cleared for KEA has a manager of protection work
-- register:   company
-- weight:     grave
-- because ja: {subject}（{name}）は重要経済安保情報を取り扱う資格 {clearance} を有するが、在職する業務管理者がいない
-- because en: {subject} ({name_en}) is cleared for KEA ({clearance}) but has no manager of protection work who works for it
SELECT company.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       company.name AS name,
       COALESCE(company.name_en, company.name) AS name_en,
       MIN(facility_clearance.number) AS clearance
  FROM facility_clearance
  JOIN company ON company.id = facility_clearance.company
 WHERE facility_clearance.regime = 'KEA'
   AND facility_clearance.granted_on <= $1
   AND (facility_clearance.expires_on IS NULL OR facility_clearance.expires_on >= $1)
   AND (facility_clearance.revoked_on IS NULL OR facility_clearance.revoked_on > $1)
   AND NOT EXISTS (SELECT 1
                     FROM role_holder
                     JOIN employment ON employment.person = role_holder.person
                                    AND employment.company = role_holder.company
                    WHERE role_holder.company = company.id
                      AND role_holder.post = 'work_manager'
                      AND role_holder.from_on <= $1
                      AND (role_holder.to_on IS NULL OR role_holder.to_on >= $1)
                      AND employment.from_on <= $1
                      AND (employment.to_on IS NULL OR employment.to_on >= $1))
 GROUP BY company.number, company.name, company.name_en
