-- rule:       designation-review-due
-- duty:       designation.review
-- title ja:   指定の理由が期間内に点検されていること
-- title en:   The reasons of every designation were reviewed in time
-- register:   designation
-- weight:     serious
-- because ja: {subject}（{authority}）の指定の理由は {months} か月以内ごとに点検を要し、期限は {due_on} である
--             （最終点検日 {last_on}、指定日 {designated_on}）
-- because en: The reasons of {subject} ({authority_en}) are reviewed every {months} months, next by {due_on}
--             (last reviewed: {last_on}; designated: {designated_on})

-- One whose term has run out is another rule's matter.
SELECT designation.number AS subject,
       NULL AS company,
       through_months(COALESCE(reviewed.done_on, designation.designated_on), term.value) AS due_on,
       reviewed.done_on AS last_on,
       designation.designated_on AS designated_on,
       organisation.name AS authority,
       COALESCE(organisation.name_en, organisation.name) AS authority_en,
       term.value AS months
  FROM designation
  JOIN organisation ON organisation.id = designation.authority
  JOIN term         ON term.name = 'review_months'
                   AND (term.from_on IS NULL OR term.from_on <= $1)
                   AND (term.to_on IS NULL OR term.to_on >= $1)
  LEFT JOIN (SELECT designation_event.designation, MAX(designation_event.done_on) AS done_on
               FROM designation_event
              WHERE designation_event.kind = 'review'
                AND designation_event.done_on <= $1
              GROUP BY designation_event.designation) AS reviewed
    ON reviewed.designation = designation.id
  LEFT JOIN (SELECT designation_event.designation, MAX(designation_event.valid_until) AS valid_until
               FROM designation_event
              WHERE designation_event.kind = 'extend'
                AND designation_event.done_on <= $1
              GROUP BY designation_event.designation) AS extended
    ON extended.designation = designation.id
 WHERE designation.designated_on <= $1
   AND designation.regime IN ('SDS', 'KEA')
   AND (designation.valid_until >= $1 OR extended.valid_until >= $1)
   AND NOT EXISTS (SELECT 1
                     FROM designation_event AS ended
                    WHERE ended.designation = designation.id
                      AND ended.kind IN ('expire', 'cancel')
                      AND ended.done_on <= $1)
