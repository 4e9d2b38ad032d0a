-- rule:       administrator-without-post
-- duty:       pc.administrator
-- title ja:   パソコンの管理者権限を持つ者が情報システム管理者であること
-- title en:   Whoever has administrator rights on a machine is its system manager
-- register:   machine_account
-- weight:     serious
-- because ja: {person} は {machine} の ID「{login}」に管理者権限を持つが、その事業所の情報システム管理者でない
-- because en: {person} has administrator rights on {machine} with the ID “{login}” but is no system manager of its site

-- One named for the whole company serves every site.
SELECT machine_account.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       person.number AS person,
       machine.number AS machine,
       machine_account.login AS login
  FROM machine_account
  JOIN machine ON machine.id = machine_account.machine
  JOIN site    ON site.id = machine.site
  JOIN company ON company.id = site.company
  JOIN person  ON person.id = machine_account.person
 WHERE machine_account.privileged = 1
   AND machine_account.from_on <= $1
   AND (machine_account.to_on IS NULL OR machine_account.to_on >= $1)
   AND machine.registered_on <= $1
   AND (machine.retired_on IS NULL OR machine.retired_on > $1)
   AND NOT EXISTS (SELECT 1
                     FROM role_holder
                    WHERE role_holder.person = machine_account.person
                      AND role_holder.company = site.company
                      AND (role_holder.site IS NULL OR role_holder.site = site.id)
                      AND role_holder.post = 'system_manager'
                      AND role_holder.from_on <= $1
                      AND (role_holder.to_on IS NULL OR role_holder.to_on >= $1))
