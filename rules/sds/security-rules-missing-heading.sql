-- rule:       security-rules-missing-heading
-- duty:       firm.headings
-- title ja:   秘密保全規則が保護措置の事項を欠かないこと
-- title en:   The security rules cover every heading
-- register:   company
-- weight:     serious
-- because ja: {subject}（{name}）の秘密保全規則には、「{heading_ja}」など {headings} 事項の定めがない
-- because en: The security rules of {subject} ({name_en}) lack {headings} heading(s), “{heading_en}” among them

-- All confirmed rules of a company that are in force are read together.  One without any is another rule's matter.
WITH required AS
       (SELECT 1 AS place, 'manager' AS heading, '業務を管理する者の指名' AS ja, 'naming the manager of protection' AS en
         UNION ALL SELECT 2,  'education',             '従業者の教育',                     'education of employees'
         UNION ALL SELECT 3,  'facilities',            '施設設備の設置',                   'facilities and equipment'
         UNION ALL SELECT 4,  'handlers',              '取扱者の範囲の決定',               'deciding the range of handlers'
         UNION ALL SELECT 5,  'entry',                 '立入り及び機器の持込みの制限',     'entry and bringing in devices'
         UNION ALL SELECT 6,  'computers',             '電子計算機の使用の制限',           'use of computers'
         UNION ALL SELECT 7,  'documents',             '文書等の作成、運搬、保管等の方法', 'handling of documents'
         UNION ALL SELECT 8,  'transmission',          '伝達の方法',                       'transmission'
         UNION ALL SELECT 9,  'inspection',            '取扱いの状況の検査',               'inspection of handling'
         UNION ALL SELECT 10, 'emergency_destruction', '緊急の場合の廃棄',                 'destruction in an emergency'
         UNION ALL SELECT 11, 'accident',              '紛失その他の事故への措置',         'loss and other accidents'
         UNION ALL SELECT 12, 'other',                 'その他必要な措置',                 'other measures needed'),
     in_force AS
       (SELECT rule_set.id, rule_set.company
          FROM rule_set
         WHERE rule_set.made_on <= $1
           AND rule_set.confirmed_on <= $1
           AND (rule_set.to_on IS NULL OR rule_set.to_on >= $1)),
     missing AS
       (SELECT ruled.company, MIN(required.place) AS place, COUNT(*) AS headings
          FROM (SELECT DISTINCT in_force.company FROM in_force) AS ruled
          CROSS JOIN required
         WHERE NOT EXISTS (SELECT 1
                             FROM in_force
                             JOIN rule_heading ON rule_heading.rule_set = in_force.id
                            WHERE in_force.company = ruled.company
                              AND rule_heading.heading = required.heading)
         GROUP BY ruled.company)
SELECT company.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       company.name AS name,
       COALESCE(company.name_en, company.name) AS name_en,
       missing.headings AS headings,
       required.ja AS heading_ja,
       required.en AS heading_en
  FROM missing
  JOIN required ON required.place = missing.place
  JOIN company  ON company.id = missing.company
