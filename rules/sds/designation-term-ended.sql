-- rule:       designation-term-ended
-- duty:       designation.ended
-- title ja:   指定の有効期間が延長され、又は満了が記されていること
-- title en:   Every designation was extended, or its expiry entered, in time
-- register:   designation
-- weight:     serious
-- because ja: {subject}（{authority}、{regime}）の有効期間は {due_on} に満了するが、延長も満了も記されていない
--             （直近の延長日 {last_on}、指定日 {designated_on}）
-- because en: The term of {subject} ({authority_en}, {regime}) ends on {due_on}, with neither an extension nor its expiry entered
--             (last extended: {last_on}; designated: {designated_on})
WITH extended AS MATERIALIZED
       (SELECT designation_event.designation, designation_event.valid_until, designation_event.done_on,
               ROW_NUMBER() OVER (PARTITION BY designation_event.designation
                                  ORDER BY designation_event.done_on DESC, designation_event.valid_until DESC) AS place
          FROM designation_event
         WHERE designation_event.kind = 'extend'
           AND designation_event.done_on <= $1)
SELECT designation.number AS subject,
       NULL AS company,
       COALESCE(extended.valid_until, designation.valid_until) AS due_on,
       extended.done_on AS last_on,
       designation.regime AS regime,
       designation.designated_on AS designated_on,
       organisation.name AS authority,
       COALESCE(organisation.name_en, organisation.name) AS authority_en
  FROM designation
  JOIN organisation ON organisation.id = designation.authority
  LEFT JOIN extended ON extended.designation = designation.id AND extended.place = 1
 WHERE designation.designated_on <= $1
   AND designation.valid_until IS NOT NULL
   AND NOT EXISTS (SELECT 1
                     FROM designation_event AS ended
                    WHERE ended.designation = designation.id
                      AND ended.kind IN ('expire', 'cancel')
                      AND ended.done_on <= $1)
