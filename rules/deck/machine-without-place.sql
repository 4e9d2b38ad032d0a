-- rule:       machine-without-place
-- duty:       pc.place
-- title ja:   パソコンの保全施設と区分が定められていること
-- title en:   Every machine has an area and a grade
-- register:   machine
-- weight:     serious
-- because ja: {subject}（{machine}、{site}）には{lack}
-- because en: {subject} ({machine}, {site_en}) has {lack_en}
SELECT machine.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       CASE WHEN machine.grade IS NULL THEN '扱う区分の定めがない'
            WHEN machine.area IS NULL THEN '保全施設の定めがない'
            ELSE '使用中の保全施設がない（' || area.number || ' は閉鎖）' END AS lack,
       CASE WHEN machine.grade IS NULL THEN 'no grade'
            WHEN machine.area IS NULL THEN 'no area'
            ELSE 'no area in use (' || area.number || ' is closed)' END AS lack_en,
       machine.name AS machine,
       site.name AS site,
       COALESCE(site.name_en, site.name) AS site_en
  FROM machine
  JOIN site    ON site.id = machine.site
  JOIN company ON company.id = site.company
  LEFT JOIN area ON area.id = machine.area
 WHERE machine.registered_on <= $1
   AND (machine.retired_on IS NULL OR machine.retired_on > $1)
   AND (machine.grade IS NULL OR machine.area IS NULL OR area.closed_on <= $1)
