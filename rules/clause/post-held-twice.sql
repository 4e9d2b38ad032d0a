-- rule:       post-held-twice
-- duty:       firm.one_holder
-- title ja:   総括者及び保管責任者が一人ずつであること
-- title en:   Every security manager and every custodian is the only one
-- register:   role_holder
-- weight:     minor
-- because ja: {name} の{post}は {first} であるが、{person} も同時にその職にある（{subject}）
-- because en: {first} is the {post_en} of {name_en}, and so is {person} at the same time ({subject})

-- On the day of a handover only the successor counts.  A security manager is the company's, whatever site is put down.
WITH held AS
       (SELECT role_holder.number, role_holder.company, role_holder.site, role_holder.person, role_holder.post,
               FIRST_VALUE(role_holder.person) OVER (PARTITION BY role_holder.company, role_holder.post,
                                                            CASE role_holder.post WHEN 'custodian' THEN COALESCE(role_holder.site, 0) ELSE 0 END
                                                     ORDER BY role_holder.from_on, role_holder.id) AS first
          FROM role_holder
         WHERE role_holder.post IN ('director', 'custodian')
           AND role_holder.from_on <= $1
           AND (role_holder.to_on IS NULL OR role_holder.to_on > $1))
SELECT held.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       CASE WHEN held.post = 'custodian' AND site.id IS NOT NULL THEN site.name ELSE company.name END AS name,
       CASE WHEN held.post = 'custodian' AND site.id IS NOT NULL THEN COALESCE(site.name_en, site.name)
            ELSE COALESCE(company.name_en, company.name) END AS name_en,
       CASE held.post WHEN 'director' THEN '総括者' ELSE '保管責任者' END AS post,
       CASE held.post WHEN 'director' THEN 'security manager' ELSE 'custodian' END AS post_en,
       person.number AS person,
       earlier.number AS first
  FROM held
  JOIN company ON company.id = held.company
  LEFT JOIN site ON site.id = held.site
  JOIN person  ON person.id = held.person
  JOIN person AS earlier ON earlier.id = held.first
 WHERE held.person <> held.first
