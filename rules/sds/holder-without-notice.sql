-- rule:       holder-without-notice
-- duty:       designation.notice
-- title ja:   保有する事業者に指定が書面で通知されていること
-- title en:   Every company that holds it was told of a designation in writing
-- register:   designation
-- weight:     serious
-- because ja: {holder} は {subject} に係る物件等を {due_on} から保有しているが、指定の有効期間が書面で通知されていない
-- because en: {holder_en} has held items under {subject} since {due_on} but was not told in writing until when it is valid
SELECT designation.number AS subject,
       company.number AS company,
       held.registered_on AS due_on,
       NULL AS last_on,
       company.name AS holder,
       COALESCE(company.name_en, company.name) AS holder_en
  FROM (SELECT item.designation, item.holder, MIN(item.registered_on) AS registered_on
          FROM item
         WHERE item.regime IN ('SDS', 'KEA')
           AND item.designation IS NOT NULL
           AND item.registered_on <= $1
           AND (item.returned_on IS NULL OR item.returned_on > $1)
           AND (item.destroyed_on IS NULL OR item.destroyed_on > $1)
         GROUP BY item.designation, item.holder) AS held
  JOIN designation ON designation.id = held.designation
  JOIN company     ON company.id = held.holder
 WHERE NOT EXISTS (SELECT 1
                     FROM designation_holder
                    WHERE designation_holder.designation = held.designation
                      AND designation_holder.company = held.holder
                      AND designation_holder.noticed_on <= $1
                      AND (designation_holder.ended_on IS NULL OR designation_holder.ended_on >= $1))
