-- rule:       post-not-taught
-- duty:       education.post
-- title ja:   総括者、保管責任者及び情報システム管理者がその職務の教育を受けていること
-- title en:   Security managers, custodians and system managers were taught their post
-- register:   role_holder
-- weight:     minor
-- clock:      within {months} months of {since_on}
-- because ja: {name} の{post} {person} には、{months} か月以内ごとにその職務を内容とする教育を要し、期限は {due_on} である
--             （最終実施日 {last_on}、就任日 {from_on}）
-- because en: {person}, {post_en} of {name_en}, needs education about that post every {months} months, the next by {due_on}
--             (last: {last_on}; in the post since: {from_on})

-- An education is about a post when its topics name it, in either language.
WITH word AS
       (SELECT 'director' AS post, '総括者' AS ja, 'security manager' AS en
         UNION ALL SELECT 'custodian',      '保管責任者',         'custodian'
         UNION ALL SELECT 'system_manager', '情報システム管理者', 'system manager'),
     taught AS
       (SELECT role_holder.id, MAX(education.done_on) AS done_on
          FROM role_holder
          JOIN word ON word.post = role_holder.post
          LEFT JOIN education ON education.person = role_holder.person
                             AND education.done_on <= $1
                             AND (education.topics LIKE '%' || word.ja || '%' OR LOWER(education.topics) LIKE '%' || word.en || '%')
         WHERE role_holder.from_on <= $1
           AND (role_holder.to_on IS NULL OR role_holder.to_on >= $1)
         GROUP BY role_holder.id)
SELECT role_holder.number AS subject,
       company.number AS company,
       through_months(COALESCE(taught.done_on, role_holder.from_on), term.value) AS due_on,
       taught.done_on AS last_on,
       COALESCE(taught.done_on, role_holder.from_on) AS since_on,
       role_holder.from_on AS from_on,
       term.value AS months,
       person.number AS person,
       word.ja AS post,
       word.en AS post_en,
       company.name AS name,
       COALESCE(company.name_en, company.name) AS name_en
  FROM taught
  JOIN role_holder ON role_holder.id = taught.id
  JOIN word        ON word.post = role_holder.post
  JOIN person      ON person.id = role_holder.person
  JOIN company     ON company.id = role_holder.company
  JOIN term        ON term.name = 'post_education_months'
                  AND (term.from_on IS NULL OR term.from_on <= $1)
                  AND (term.to_on IS NULL OR term.to_on >= $1)
