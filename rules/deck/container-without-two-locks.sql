-- rule:       container-without-two-locks
-- duty:       container.locks
-- title ja:   秘密の保管容器が二重に施錠できること
-- title en:   Every container for secrets has two locks
-- register:   container
-- weight:     grave
-- because ja: {subject}（{container}、{area}）は秘密の保管に用いられるが、{lock_ja}がない
-- because en: {subject} ({container}, {area}) is for secrets but has no {lock_en}

-- For secrets is what may hold them by its grade, and what does hold them.
SELECT container.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       container.name AS container,
       area.name AS area,
       CASE WHEN container.dial_lock = 1 THEN '差込式鍵'
            WHEN container.key_lock = 1 THEN '三段式文字盤鍵'
            ELSE '三段式文字盤鍵も差込式鍵も' END AS lock_ja,
       CASE WHEN container.dial_lock = 1 THEN 'key lock'
            WHEN container.key_lock = 1 THEN 'three-combination dial lock'
            ELSE 'dial lock and no key lock' END AS lock_en
  FROM container
  JOIN area    ON area.id = container.area
  JOIN site    ON site.id = area.site
  JOIN company ON company.id = site.company
 WHERE (container.dial_lock = 0 OR container.key_lock = 0)
   AND container.placed_on <= $1
   AND (container.removed_on IS NULL OR container.removed_on > $1)
   AND (area.closed_on IS NULL OR area.closed_on > $1)
   AND (container.grade >= '2'
        OR EXISTS (SELECT 1
                     FROM item
                    WHERE item.container = container.id
                      AND item.grade >= '2'
                      AND item.registered_on <= $1
                      AND (item.returned_on IS NULL OR item.returned_on > $1)
                      AND (item.destroyed_on IS NULL OR item.destroyed_on > $1)))
