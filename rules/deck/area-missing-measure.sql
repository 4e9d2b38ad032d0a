-- rule:       area-missing-measure
-- duty:       area.standard
-- title ja:   保全施設が施設基準の各項目を満たすこと
-- title en:   Every area meets each item of the facility standard
-- register:   area
-- weight:     serious
-- because ja: {subject}（{area}）では、{measure_ja}など {measures} 項目の適合が確認されていない
-- because en: {measures} item(s) of the standard are not seen to be met in {subject} ({area}): {measure_en} among them

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
       (SELECT area.id AS area, MIN(standard.place) AS place, COUNT(*) AS measures
          FROM area
          CROSS JOIN standard
          LEFT JOIN latest ON latest.area = area.id AND latest.measure = standard.measure AND latest.place = 1
         WHERE area.approved_on <= $1
           AND (area.closed_on IS NULL OR area.closed_on > $1)
           AND area.grade >= '2'
           AND COALESCE(latest.state, CASE WHEN standard.measure = 'strongbox' THEN 'met' ELSE 'not_met' END) = 'not_met'
         GROUP BY area.id)
SELECT area.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       area.name AS area,
       missing.measures AS measures,
       standard.ja AS measure_ja,
       standard.en AS measure_en
  FROM missing
  JOIN standard ON standard.place = missing.place
  JOIN area     ON area.id = missing.area
  JOIN site     ON site.id = area.site
  JOIN company  ON company.id = site.company
