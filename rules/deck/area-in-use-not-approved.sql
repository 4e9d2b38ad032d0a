-- rule:       area-in-use-not-approved
-- duty:       area.approved
-- title ja:   使用中の保全施設が承認を受け、閉鎖されていないこと
-- title en:   Every area in use is approved and not closed
-- register:   area
-- weight:     grave
-- because ja: {subject}（{area}）の保管容器には秘密等 {items} 件があるが、保全施設は使用できる状態にない
--             （承認日 {approved_on}、閉鎖日 {closed_on}）
-- because en: {subject} ({area}) has {items} classified item(s) in its containers but may not be in use
--             (approved on: {approved_on}; closed on: {closed_on})
SELECT area.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       area.name AS area,
       area.approved_on AS approved_on,
       area.closed_on AS closed_on,
       COUNT(*) AS items
  FROM area
  JOIN site      ON site.id = area.site
  JOIN company   ON company.id = site.company
  JOIN container ON container.area = area.id
  JOIN item      ON item.container = container.id
 WHERE (area.approved_on IS NULL OR area.approved_on > $1 OR area.closed_on <= $1)
   AND item.regime <> 'PI'
   AND item.registered_on <= $1
   AND (item.returned_on IS NULL OR item.returned_on > $1)
   AND (item.destroyed_on IS NULL OR item.destroyed_on > $1)
 GROUP BY area.number, company.number, area.name, area.approved_on, area.closed_on
