-- rule:       company-without-security-rules
-- duty:       firm.rules
-- title ja:   資格のある事業者に官の確認を受けた秘密保全規則があること
-- title en:   Every cleared company has confirmed security rules
-- register:   company
-- weight:     grave
-- because ja: {subject}（{name}）は秘密取扱資格 {clearance} などを有するが、官の確認を受けて現に有効な秘密保全規則がない
-- because en: {subject} ({name_en}) holds the facility clearance {clearance} but has no confirmed security rules in force
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
                     FROM rule_set
                    WHERE rule_set.company = company.id
                      AND rule_set.made_on <= $1
                      AND rule_set.confirmed_on <= $1
                      AND (rule_set.to_on IS NULL OR rule_set.to_on >= $1))
 GROUP BY company.number, company.name, company.name_en
