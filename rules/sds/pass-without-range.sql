-- rule:       pass-without-range
-- duty:       area.pass
-- title ja:   保全施設への立入りを許された者が取扱者の範囲にあること
-- title en:   Whoever has a pass to an area is on a range of handlers
-- register:   area_pass
-- weight:     serious
-- because ja: {person} は {area}（{area_name}）への立入りを許されているが、いずれの契約の取扱者の範囲にもない
-- because en: {person} has a pass to {area} ({area_name}) but is on no range of handlers of any contract
SELECT area_pass.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       person.number AS person,
       area.number AS area,
       area.name AS area_name
  FROM area_pass
  JOIN person  ON person.id = area_pass.person
  JOIN area    ON area.id = area_pass.area
  JOIN site    ON site.id = area.site
  JOIN company ON company.id = site.company
 WHERE area_pass.from_on <= $1
   AND (area_pass.to_on IS NULL OR area_pass.to_on >= $1)
   AND NOT EXISTS (SELECT 1
                     FROM handler_range
                    WHERE handler_range.person = area_pass.person
                      AND handler_range.from_on <= $1
                      AND (handler_range.to_on IS NULL OR handler_range.to_on >= $1))
