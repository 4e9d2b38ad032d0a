-- rule:       item-of-ended-designation
-- duty:       item.live
-- title ja:   指定の終わった物件等がそのまま保管されていないこと
-- title en:   No item is kept as it was after its designation has ended
-- register:   item
-- weight:     grave
-- because ja: {subject}（{item}）の指定 {designation} は {ended_on} に{how_ja}が、物件等の記録が改められていない
-- because en: {designation}, under which {subject} ({item_en}) is classified, {how_en} on {ended_on}, and the item is still on the books as it was

-- It ends with the last day of its term, extensions included, or on the day its expiry or cancellation was entered.  Those that
-- have ended are few and come first: CROSS JOIN keeps them before the items, which are many.
WITH extended AS MATERIALIZED
       (SELECT designation_event.designation, designation_event.valid_until,
               ROW_NUMBER() OVER (PARTITION BY designation_event.designation
                                  ORDER BY designation_event.done_on DESC, designation_event.valid_until DESC) AS place
          FROM designation_event
         WHERE designation_event.kind = 'extend'
           AND designation_event.done_on <= $1),
     entered AS MATERIALIZED
       (SELECT designation_event.designation, MIN(designation_event.done_on) AS done_on,
               MAX(CASE WHEN designation_event.kind = 'cancel' THEN 1 ELSE 0 END) AS is_cancelled
          FROM designation_event
         WHERE designation_event.kind IN ('expire', 'cancel')
           AND designation_event.done_on <= $1
         GROUP BY designation_event.designation),
     ended AS MATERIALIZED
       (SELECT designation.id, designation.number, entered.is_cancelled,
               COALESCE(entered.done_on, extended.valid_until, designation.valid_until) AS ended_on
          FROM designation
          LEFT JOIN extended ON extended.designation = designation.id AND extended.place = 1
          LEFT JOIN entered  ON entered.designation = designation.id
         WHERE entered.done_on IS NOT NULL
            OR COALESCE(extended.valid_until, designation.valid_until) < $1)
SELECT item.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       item.title AS item,
       COALESCE(item.title_en, item.title) AS item_en,
       ended.number AS designation,
       ended.ended_on AS ended_on,
       CASE WHEN ended.is_cancelled = 1 THEN '解除された' ELSE '満了した' END AS how_ja,
       CASE WHEN ended.is_cancelled = 1 THEN 'was cancelled' ELSE 'expired' END AS how_en
  FROM ended
  CROSS JOIN item
  JOIN company ON company.id = item.holder
 WHERE item.designation = ended.id
   AND item.registered_on <= $1
   AND (item.returned_on IS NULL OR item.returned_on > $1)
   AND (item.destroyed_on IS NULL OR item.destroyed_on > $1)
