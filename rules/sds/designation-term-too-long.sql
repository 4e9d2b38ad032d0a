-- rule:       designation-term-too-long
-- duty:       designation.term
-- title ja:   指定の有効期間が1回につき上限を超えないこと
-- title en:   No single term of a designation is too long
-- register:   designation
-- weight:     serious
-- because ja: {subject} の有効期間の一つは {begins_on} から {ends_on} までであり、{years} 年（{latest_on} まで）を超える
-- because en: A term of {subject} runs from {begins_on} to {ends_on}, beyond {years} years, which end on {latest_on}

-- 起算して: the first day counts, so a term is reckoned from the day before it.  An extension begins when the term before it ends.
WITH terms AS
       (SELECT designation.id AS designation, add_days(designation.designated_on, -1) AS day_before, designation.valid_until AS ends_on
          FROM designation
         WHERE designation.designated_on <= $1
         UNION ALL
        SELECT designation.id,
               COALESCE(LAG(extended.valid_until) OVER (PARTITION BY extended.designation
                                                        ORDER BY extended.done_on, extended.valid_until),
                        designation.valid_until),
               extended.valid_until
          FROM designation_event AS extended
          JOIN designation ON designation.id = extended.designation
         WHERE extended.kind = 'extend'
           AND extended.done_on <= $1),
     latest AS
       (SELECT terms.*, through_months(terms.day_before, 12 * term.value) AS latest_on, term.value AS years
          FROM terms
          JOIN term ON term.name = 'designation_years'
                   AND (term.from_on IS NULL OR term.from_on <= $1)
                   AND (term.to_on IS NULL OR term.to_on >= $1)),
     too_long AS
       (SELECT latest.*, ROW_NUMBER() OVER (PARTITION BY latest.designation ORDER BY latest.ends_on DESC) AS place
          FROM latest
         WHERE latest.ends_on > latest.latest_on)
SELECT designation.number AS subject,
       NULL AS company,
       NULL AS due_on,
       NULL AS last_on,
       add_days(too_long.day_before, 1) AS begins_on,
       too_long.ends_on AS ends_on,
       too_long.latest_on AS latest_on,
       too_long.years AS years
  FROM too_long
  JOIN designation ON designation.id = too_long.designation
 WHERE too_long.place = 1
   AND designation.regime IN ('SDS', 'KEA')
   AND NOT EXISTS (SELECT 1
                     FROM designation_event AS ended
                    WHERE ended.designation = designation.id
                      AND ended.kind IN ('expire', 'cancel')
                      AND ended.done_on <= $1)
