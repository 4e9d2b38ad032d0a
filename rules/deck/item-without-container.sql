-- rule:       item-without-container
-- duty:       item.container
-- title ja:   秘密の文書及び記録媒体に保管容器が定められていること
-- title en:   Every classified document and medium has its container
-- register:   item
-- weight:     serious
-- because ja: {subject}（{item}）は{regime}の{form}であるが、納める保管容器が定められていない
-- because en: {subject} ({item_en}) is a {form_en} of {regime_en} without a container to lie in

-- Electronic records lie on machines; an object may be too large for any container.
SELECT item.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       item.title AS item,
       COALESCE(item.title_en, item.title) AS item_en,
       CASE item.regime WHEN 'SDS' THEN '特定秘密' WHEN 'MDA' THEN '特別防衛秘密' WHEN 'HI' THEN '秘'
                        WHEN 'DPB' THEN '装備品等秘密' ELSE '重要経済安保情報' END AS regime,
       item.regime AS regime_en,
       CASE item.form WHEN 'document' THEN '文書・図画' ELSE '記録媒体' END AS form,
       CASE item.form WHEN 'document' THEN 'document' ELSE 'storage medium' END AS form_en
  FROM item
  JOIN company ON company.id = item.holder
 WHERE item.container IS NULL
   AND item.regime <> 'PI'
   AND item.form IN ('document', 'medium')
   AND item.registered_on <= $1
   AND (item.returned_on IS NULL OR item.returned_on > $1)
   AND (item.destroyed_on IS NULL OR item.destroyed_on > $1)
