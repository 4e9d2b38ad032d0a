-- rule:       foreign-mark-at-wrong-grade
-- duty:       agreement.grade
-- title ja:   提供国の区分表示のある物件等が、対応する区分で取り扱われていること
-- title en:   What a partner marked is handled at the grade that equals its mark
-- register:   item
-- weight:     grave
-- because ja: {subject}（{item}）には {origin} の表示「{mark}」があり、区分 {least} 以上に当たるが、区分 {grade} で登録されている
-- because en: {subject} ({item_en}) bears the mark “{mark}” of {origin}, which equals grade {least} at least,
--             but is on the books as grade {grade}

-- The equivalence says for each partner which grade its marks equal, the least where it names several.  RESTRICTED without an
-- equivalence is handled as HI, grade 2.
WITH equal AS
       (SELECT agreement.partner, equivalence.level, MIN(equivalence.grade) AS grade
          FROM equivalence
          JOIN agreement ON agreement.id = equivalence.agreement
         WHERE agreement.in_force_on <= $1
           AND (agreement.ended_on IS NULL OR agreement.ended_on >= $1)
           AND (equivalence.from_on IS NULL OR equivalence.from_on <= $1)
           AND (equivalence.to_on IS NULL OR equivalence.to_on >= $1)
         GROUP BY agreement.partner, equivalence.level),
     marked AS
       (SELECT item.number, item.holder, item.title, item.title_en, item.origin, item.origin_mark, item.grade,
               COALESCE(equal.grade, CASE WHEN UPPER(item.origin_mark) LIKE '%RESTRICTED%' THEN '2' END) AS least
          FROM item
          LEFT JOIN equal ON equal.partner = item.origin AND equal.level = item.origin_mark
         WHERE item.origin <> 'JP'
           AND item.origin_mark IS NOT NULL
           AND item.registered_on <= $1
           AND (item.returned_on IS NULL OR item.returned_on > $1)
           AND (item.destroyed_on IS NULL OR item.destroyed_on > $1))
SELECT marked.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       marked.title AS item,
       COALESCE(marked.title_en, marked.title) AS item_en,
       marked.origin AS origin,
       marked.origin_mark AS mark,
       marked.grade AS grade,
       marked.least AS least
  FROM marked
  JOIN company ON company.id = marked.holder
 WHERE marked.grade < marked.least
