-- rule:       post-not-notified
-- duty:       firm.posts_notified
-- title ja:   経営者等及び保全役職者の変更が届け出られていること
-- title en:   Every change in the management or a security post was notified
-- register:   role_holder
-- weight:     serious
-- because ja: {name} の{post}に {person} を充てること（{subject}）は、{due_on} までに官への届出を要する
-- because en: That {person} is {post_en} of {name_en} ({subject}) is to be notified to the authority by {due_on}
SELECT role_holder.number AS subject,
       company.number AS company,
       role_holder.from_on AS due_on,
       NULL AS last_on,
       person.number AS person,
       company.name AS name,
       COALESCE(company.name_en, company.name) AS name_en,
       CASE role_holder.post WHEN 'management' THEN '経営者等' WHEN 'director' THEN '総括者' WHEN 'manager' THEN '管理者'
                             WHEN 'deputy' THEN '副管理者・代行者' WHEN 'custodian' THEN '保管責任者'
                             WHEN 'system_manager' THEN '情報システム管理者' WHEN 'protection_lead' THEN '保護責任者'
                             ELSE '業務管理者' END AS post,
       CASE role_holder.post WHEN 'management' THEN 'of the management' WHEN 'director' THEN 'security manager'
                             WHEN 'manager' THEN 'manager'
                             WHEN 'deputy' THEN 'deputy' WHEN 'custodian' THEN 'custodian'
                             WHEN 'system_manager' THEN 'system manager' WHEN 'protection_lead' THEN 'protection lead'
                             ELSE 'manager of protection work' END AS post_en
  FROM role_holder
  JOIN company ON company.id = role_holder.company
  JOIN person  ON person.id = role_holder.person
 WHERE (role_holder.notified_on IS NULL OR role_holder.notified_on > $1)
   AND (role_holder.to_on IS NULL OR role_holder.to_on >= $1)
