-- rule:       foreign-item-without-agreement
-- duty:       agreement.covers
-- title ja:   外国に由来する秘密物件等を保護する協定が効力を有すること
-- title en:   An agreement in force covers every item of foreign origin
-- register:   item
-- weight:     serious
-- because ja: {subject}（{title}、{kind}）は{how}（基準日 {on_day}）
-- because en: {subject} ({title_en}; {kind_en}): {how_en} (on {on_day})
SELECT item.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       item.title AS title,
       COALESCE(item.title_en, item.title) AS title_en,
       CASE WHEN item.origin IS NULL THEN '原産国が記されていない。国内のものは JP と記す'
            ELSE '原産国 ' || item.origin || ' との情報保護協定で、これを保護対象とし効力を有するものがない' END AS how,
       CASE WHEN item.origin IS NULL THEN 'its origin is not on record; what is our own is put down as JP'
            ELSE 'no agreement with ' || item.origin || ' that is in force covers it' END AS how_en,
       CASE WHEN item.military = 1 THEN '軍事情報' ELSE '軍事情報でない' END AS kind,
       CASE WHEN item.military = 1 THEN 'military' ELSE 'not military' END AS kind_en,
       $1 AS on_day
  FROM item
  JOIN company ON company.id = item.holder
 -- An empty origin is unknown, and fails.
 WHERE (item.origin IS NULL OR item.origin <> 'JP')
   AND item.registered_on <= $1
   AND (item.returned_on IS NULL OR item.returned_on > $1)
   AND (item.destroyed_on IS NULL OR item.destroyed_on > $1)
   AND NOT EXISTS (SELECT 1
                     FROM agreement
                    WHERE agreement.partner = item.origin
                      AND agreement.in_force_on <= $1
                      AND (agreement.ended_on IS NULL OR agreement.ended_on >= $1)
                      AND (agreement.scope = 'all' OR item.military = 1))
