-- rule:       item-in-unfit-place
-- duty:       item.place
-- title ja:   秘密等がその制度と区分に見合う場所に保管されていること
-- title en:   Every classified item is kept where its regime and grade may be
-- register:   item
-- weight:     grave
-- because ja: {subject}（{regime}、区分{grade}）は {container}（{area}）に保管されているが、{why_ja}
-- because en: {subject} ({regime}, grade {grade}) is kept in {container} ({area}), but {why_en}

-- What each container may hold is put together first, so that every item asks once.
WITH fit AS MATERIALIZED
       (SELECT container.id AS container, area_regime.regime,
               CASE WHEN container.grade < area.grade THEN container.grade ELSE area.grade END AS grade
          FROM container
          JOIN area        ON area.id = container.area
          JOIN area_regime ON area_regime.area = area.id
         WHERE container.removed_on IS NULL OR container.removed_on > $1),
     unfit AS
       (SELECT item.number, item.holder, item.regime, item.grade, item.container
          FROM item
          LEFT JOIN fit ON fit.container = item.container AND fit.regime = item.regime
         WHERE item.container IS NOT NULL
           AND item.regime <> 'PI'
           AND item.registered_on <= $1
           AND (item.returned_on IS NULL OR item.returned_on > $1)
           AND (item.destroyed_on IS NULL OR item.destroyed_on > $1)
           AND (fit.grade IS NULL OR fit.grade < item.grade))
SELECT unfit.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       unfit.regime AS regime,
       unfit.grade AS grade,
       container.number AS container,
       area.number AS area,
       CASE WHEN container.removed_on <= $1 THEN '保管容器は撤去されている'
            WHEN container.grade < unfit.grade THEN '保管容器の区分の上限がそれより低い'
            WHEN area.grade < unfit.grade THEN '保全施設の区分の上限がそれより低い'
            ELSE '保全施設はその制度を扱わない' END AS why_ja,
       CASE WHEN container.removed_on <= $1 THEN 'that container has been removed'
            WHEN container.grade < unfit.grade THEN 'the container is of a lower grade'
            WHEN area.grade < unfit.grade THEN 'the area is of a lower grade'
            ELSE 'the area is not for that regime' END AS why_en
  FROM unfit
  JOIN container ON container.id = unfit.container
  JOIN area      ON area.id = container.area
  JOIN company   ON company.id = unfit.holder
