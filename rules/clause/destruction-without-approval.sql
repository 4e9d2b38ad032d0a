-- rule:       destruction-without-approval
-- duty:       approval.prior
-- title ja:   秘密以上の物件等の破棄が承認を受けて行われたこと
-- title en:   Every classified item was destroyed with approval
-- register:   item
-- weight:     grave
-- because ja: {subject}（{title}）は {destroyed_on} に {executor} が破棄したが、その者がその日に行う破棄の承認がない
-- because en: {subject} ({title_en}) was destroyed on {destroyed_on} by {executor} without an approval for that person and day
SELECT item.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       item.title AS title,
       COALESCE(item.title_en, item.title) AS title_en,
       item.destroyed_on AS destroyed_on,
       executor.number AS executor
  FROM item
  JOIN company ON company.id = item.holder
  LEFT JOIN person AS executor ON executor.id = item.destroyed_by
 WHERE item.grade >= '2'
   AND item.destroyed_on <= $1
   AND NOT EXISTS (SELECT 1
                     FROM approval
                    WHERE approval.item = item.id
                      AND approval.use = 'destroy'
                      AND approval.person = item.destroyed_by
                      AND approval.from_on <= item.destroyed_on
                      AND (approval.to_on IS NULL OR approval.to_on >= item.destroyed_on))
