-- rule:       copy-without-approval
-- duty:       approval.prior
-- title ja:   複製が承認を受けて行われたこと
-- title en:   Every copy was made with approval
-- register:   item
-- weight:     serious
-- because ja: {subject} は {registered_on} に登録された {original} の複製であるが、その日を含む期間の複製の承認がない
-- because en: {subject}, registered on {registered_on}, is a copy of {original}, for which no approval to copy covers that day
SELECT item.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       original.number AS original,
       item.registered_on AS registered_on
  FROM item
  JOIN item AS original ON original.id = item.copy_of
  JOIN company ON company.id = item.holder
 -- What was received as a copy was made elsewhere.
 WHERE item.received_from IS NULL
   AND item.registered_on <= $1
   AND (item.returned_on IS NULL OR item.returned_on > $1)
   AND (item.destroyed_on IS NULL OR item.destroyed_on > $1)
   AND NOT EXISTS (SELECT 1
                     FROM approval
                    WHERE approval.item = item.copy_of
                      AND approval.use = 'copy'
                      AND approval.from_on <= item.registered_on
                      AND (approval.to_on IS NULL OR approval.to_on >= item.registered_on))
