-- rule:       destruction-without-witness
-- duty:       destruction.witness
-- title ja:   秘密以上の物件等の破棄に、実施者とは別の立会者がいたこと
-- title en:   Every classified item was destroyed before a witness
-- register:   item
-- weight:     serious
-- because ja: {subject}（{title}）は {destroyed_on} に破棄したが、{how}（実施者 {executor}、立会者 {witness}）
-- because en: {subject} ({title_en}) was destroyed on {destroyed_on}, but {how_en} (by: {executor}; witness: {witness})
SELECT item.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       item.title AS title,
       COALESCE(item.title_en, item.title) AS title_en,
       item.destroyed_on AS destroyed_on,
       executor.number AS executor,
       witness.number AS witness,
       CASE WHEN item.destroyed_by IS NULL THEN '実施者の記録がない'
            WHEN item.witnessed_by IS NULL THEN '立会者の記録がない'
            WHEN item.witnessed_by = item.destroyed_by THEN '実施者が自ら立ち会っている'
            ELSE '承認で定めた立会者でない' END AS how,
       CASE WHEN item.destroyed_by IS NULL THEN 'it is not on record by whom'
            WHEN item.witnessed_by IS NULL THEN 'no witness is on record'
            WHEN item.witnessed_by = item.destroyed_by THEN 'who did it was the witness'
            ELSE 'not before the witness whom the approval names' END AS how_en
  FROM item
  JOIN company ON company.id = item.holder
  LEFT JOIN person AS executor ON executor.id = item.destroyed_by
  LEFT JOIN person AS witness  ON witness.id = item.witnessed_by
 WHERE item.grade >= '2'
   AND item.destroyed_on <= $1
   AND (item.destroyed_by IS NULL
        OR item.witnessed_by IS NULL
        OR item.witnessed_by = item.destroyed_by
        -- Of the approvals that hold for it some one names no witness, or this one.
        OR (EXISTS (SELECT 1
                      FROM approval
                     WHERE approval.item = item.id
                       AND approval.use = 'destroy'
                       AND approval.person = item.destroyed_by
                       AND approval.from_on <= item.destroyed_on
                       AND (approval.to_on IS NULL OR approval.to_on >= item.destroyed_on))
            AND NOT EXISTS (SELECT 1
                              FROM approval
                             WHERE approval.item = item.id
                               AND approval.use = 'destroy'
                               AND approval.person = item.destroyed_by
                               AND approval.from_on <= item.destroyed_on
                               AND (approval.to_on IS NULL OR approval.to_on >= item.destroyed_on)
                               AND (approval.witness IS NULL OR approval.witness = item.witnessed_by))))
