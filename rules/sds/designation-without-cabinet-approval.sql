-- rule:       designation-without-cabinet-approval
-- duty:       designation.cabinet
-- title ja:   通算の上限を超える延長に内閣の承認があること
-- title en:   Extensions beyond the cap have the approval of the Cabinet
-- register:   designation
-- weight:     grave
-- because ja: {subject} は {done_on} に {valid_until} まで延長され、通算 {years} 年（{cap_on} まで）を超えるが、
--             先立つ内閣の承認がない（承認日 {cabinet_on}）
-- because en: {subject} was extended on {done_on} until {valid_until}, beyond {years} years in all, which end on {cap_on},
--             without prior approval of the Cabinet (approved on: {cabinet_on})
SELECT extended.subject,
       NULL AS company,
       NULL AS due_on,
       NULL AS last_on,
       extended.done_on,
       extended.valid_until,
       extended.cabinet_on,
       extended.cap_on,
       extended.years
  FROM (SELECT designation.number AS subject, event.done_on, event.valid_until, event.cabinet_on, term.value AS years,
               through_months(add_days(designation.designated_on, -1), 12 * term.value) AS cap_on,
               ROW_NUMBER() OVER (PARTITION BY designation.id ORDER BY event.done_on DESC, event.valid_until DESC) AS place
          FROM designation_event AS event
          JOIN designation ON designation.id = event.designation
          JOIN term        ON term.name = 'designation_cap_years'
                          AND (term.from_on IS NULL OR term.from_on <= $1)
                          AND (term.to_on IS NULL OR term.to_on >= $1)
         WHERE event.kind = 'extend'
           AND event.done_on <= $1
           AND designation.regime IN ('SDS', 'KEA')
           AND event.valid_until > through_months(add_days(designation.designated_on, -1), 12 * term.value)
           AND (event.cabinet_on IS NULL OR event.cabinet_on > event.done_on)
           AND NOT EXISTS (SELECT 1
                             FROM designation_event AS ended
                            WHERE ended.designation = designation.id
                              AND ended.kind IN ('expire', 'cancel')
                              AND ended.done_on <= $1)) AS extended
 WHERE extended.place = 1
