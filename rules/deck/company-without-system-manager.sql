-- rule:       company-without-system-manager
-- duty:       post.system_manager
-- title ja:   秘密を扱うパソコンのある事業者に情報システム管理者がいること
-- title en:   Every company with machines for classified work has a system manager
-- register:   company
-- weight:     serious
-- because ja: {subject}（{name}）には {machine} など秘密を扱うパソコンが {machines} 台あるが、在職する情報システム管理者がいない
-- because en: {subject} ({name_en}) has {machines} machine(s) for classified work, {machine} among them,
--             but no system manager who works for it
SELECT company.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       company.name AS name,
       COALESCE(company.name_en, company.name) AS name_en,
       MIN(machine.number) AS machine,
       COUNT(*) AS machines
  FROM machine
  JOIN site    ON site.id = machine.site
  JOIN company ON company.id = site.company
 WHERE machine.registered_on <= $1
   AND (machine.retired_on IS NULL OR machine.retired_on > $1)
   AND (machine.grade IS NULL OR machine.grade >= '2')
   AND NOT EXISTS (SELECT 1
                     FROM role_holder
                     JOIN employment ON employment.person = role_holder.person
                                    AND employment.company = role_holder.company
                    WHERE role_holder.company = company.id
                      AND role_holder.post = 'system_manager'
                      AND role_holder.from_on <= $1
                      AND (role_holder.to_on IS NULL OR role_holder.to_on >= $1)
                      AND employment.from_on <= $1
                      AND (employment.to_on IS NULL OR employment.to_on >= $1))
 GROUP BY company.number, company.name, company.name_en
