-- rule:       designation-beyond-last-cap
-- duty:       designation.last_cap
-- title ja:   指定の有効期間が通算の最長期間を超えないこと
-- title en:   No designation lasts beyond the last cap
-- register:   designation
-- weight:     grave
-- because ja: {subject}（指定日 {designated_on}）の有効期間は {valid_until} までであり、例外の事項に当たらないのに
--             通算 {years} 年（{cap_on} まで）を超える
-- because en: {subject}, designated on {designated_on}, is valid until {valid_until}, beyond {years} years in all,
--             which end on {cap_on}, and its matter is not exempt
SELECT reckoned.subject,
       NULL AS company,
       NULL AS due_on,
       NULL AS last_on,
       reckoned.designated_on,
       reckoned.valid_until,
       reckoned.cap_on,
       reckoned.years
  FROM (SELECT designation.number AS subject, designation.designated_on, term.value AS years,
               through_months(add_days(designation.designated_on, -1), 12 * term.value) AS cap_on,
               COALESCE(extended.valid_until, designation.valid_until) AS valid_until
          FROM designation
          LEFT JOIN (SELECT designation_event.designation, MAX(designation_event.valid_until) AS valid_until
                       FROM designation_event
                      WHERE designation_event.kind = 'extend'
                        AND designation_event.done_on <= $1
                      GROUP BY designation_event.designation) AS extended
            ON extended.designation = designation.id
          JOIN term ON term.name = 'designation_last_cap_years'
                   AND (term.from_on IS NULL OR term.from_on <= $1)
                   AND (term.to_on IS NULL OR term.to_on >= $1)
         WHERE designation.designated_on <= $1
           AND designation.regime IN ('SDS', 'KEA')
           AND designation.exempt IS NULL
           AND NOT EXISTS (SELECT 1
                             FROM designation_event AS ended
                            WHERE ended.designation = designation.id
                              AND ended.kind IN ('expire', 'cancel')
                              AND ended.done_on <= $1)) AS reckoned
 WHERE reckoned.valid_until > reckoned.cap_on
