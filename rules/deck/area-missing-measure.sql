-- rule:       area-missing-measure
-- duty:       area.standard
-- title ja:   保全施設が施設基準の各項目を満たすこと
-- title en:   Every area meets each item of the facility standard
-- register:   area
-- weight:     serious
-- because ja: {subject}（{area}）では、{measures} 項目の適合が確認されていない：{measures_ja}
-- because en: {measures} item(s) of the standard are not seen to be met in {subject} ({area}): {measures_en}

-- An area is held to the standard from its approval to its closing, when it is for more than protected information.  The eighth
-- item, the strongbox, is a matter of the containers and judged there; here it counts only where someone saw that it is not
-- met.
WITH standard AS
       (SELECT 1 AS place, 'fence' AS measure, '有刺鉄線等付きフェンス' AS ja, 'fence with barbed wire' AS en
         UNION ALL SELECT 2, 'walls',           '鉄筋コンクリート等の外壁', 'outer walls of reinforced concrete or the like'
         UNION ALL SELECT 3, 'single_entrance', '原則一箇所の出入口',       'one entrance'
         UNION ALL SELECT 4, 'door',            '鋼鉄製の扉と二重施錠',     'steel door with double locks'
         UNION ALL SELECT 5, 'windowless',      '無窓',                     'no windows'
         UNION ALL SELECT 6, 'alarm',           '警報装置',                 'alarm'
         UNION ALL SELECT 7, 'grilles',         '開口部の金網又は鉄格子',   'mesh or bars on openings'
         UNION ALL SELECT 8, 'strongbox',       '二重施錠の金庫等',         'safe or the like with double locks'),
     latest AS MATERIALIZED
       (SELECT area_measure.area, area_measure.measure, area_measure.state,
               ROW_NUMBER() OVER (PARTITION BY area_measure.area, area_measure.measure ORDER BY area_measure.seen_on DESC) AS place
          FROM area_measure
         WHERE area_measure.seen_on <= $1),
     missing AS
       (SELECT area.id AS area, standard.place, standard.ja, standard.en
          FROM area
          CROSS JOIN standard
          LEFT JOIN latest ON latest.area = area.id AND latest.measure = standard.measure AND latest.place = 1
         WHERE area.approved_on <= $1
           AND (area.closed_on IS NULL OR area.closed_on > $1)
           AND area.grade >= '2'
           AND COALESCE(latest.state, CASE WHEN standard.measure = 'strongbox' THEN 'met' ELSE 'not_met' END) = 'not_met'),
     told AS
       (SELECT missing.area, COUNT(*) AS measures,
               COALESCE(MAX(CASE WHEN missing.place = 1 THEN '、' || missing.ja END), '')
               || COALESCE(MAX(CASE WHEN missing.place = 2 THEN '、' || missing.ja END), '')
               || COALESCE(MAX(CASE WHEN missing.place = 3 THEN '、' || missing.ja END), '')
               || COALESCE(MAX(CASE WHEN missing.place = 4 THEN '、' || missing.ja END), '')
               || COALESCE(MAX(CASE WHEN missing.place = 5 THEN '、' || missing.ja END), '')
               || COALESCE(MAX(CASE WHEN missing.place = 6 THEN '、' || missing.ja END), '')
               || COALESCE(MAX(CASE WHEN missing.place = 7 THEN '、' || missing.ja END), '')
               || COALESCE(MAX(CASE WHEN missing.place = 8 THEN '、' || missing.ja END), '') AS ja,
               COALESCE(MAX(CASE WHEN missing.place = 1 THEN ', ' || missing.en END), '')
               || COALESCE(MAX(CASE WHEN missing.place = 2 THEN ', ' || missing.en END), '')
               || COALESCE(MAX(CASE WHEN missing.place = 3 THEN ', ' || missing.en END), '')
               || COALESCE(MAX(CASE WHEN missing.place = 4 THEN ', ' || missing.en END), '')
               || COALESCE(MAX(CASE WHEN missing.place = 5 THEN ', ' || missing.en END), '')
               || COALESCE(MAX(CASE WHEN missing.place = 6 THEN ', ' || missing.en END), '')
               || COALESCE(MAX(CASE WHEN missing.place = 7 THEN ', ' || missing.en END), '')
               || COALESCE(MAX(CASE WHEN missing.place = 8 THEN ', ' || missing.en END), '') AS en
          FROM missing
         GROUP BY missing.area)
SELECT area.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       area.name AS area,
       told.measures AS measures,
       SUBSTR(told.ja, 2) AS measures_ja,
       SUBSTR(told.en, 3) AS measures_en
  FROM told
  JOIN area    ON area.id = told.area
  JOIN site    ON site.id = area.site
  JOIN company ON company.id = site.company
