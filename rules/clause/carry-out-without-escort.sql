-- rule:       carry-out-without-escort
-- duty:       carry_out.escort
-- title ja:   極秘以上に当たる物件等の持出しの承認が同行者を定めていること
-- title en:   Every approval to carry out SECRET and above names a second person
-- register:   approval
-- weight:     serious
-- because ja: {item}（{title}）の持出しの承認 {subject}（{person}）は、同行する者を定めていない
-- because en: The approval {subject} for {person} to carry out {item} ({title_en}) names no second person
SELECT approval.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       item.number AS item,
       item.title AS title,
       COALESCE(item.title_en, item.title) AS title_en,
       person.number AS person
  FROM approval
  JOIN item    ON item.id = approval.item
  JOIN company ON company.id = item.holder
  JOIN person  ON person.id = approval.person
 WHERE approval.use = 'carry_out'
   AND approval.witness IS NULL
   AND approval.from_on <= $1
   AND (approval.to_on IS NULL OR approval.to_on >= $1)
   AND item.grade >= '3'
   AND (item.returned_on IS NULL OR item.returned_on > $1)
   AND (item.destroyed_on IS NULL OR item.destroyed_on > $1)
