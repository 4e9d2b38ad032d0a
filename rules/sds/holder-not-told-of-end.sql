-- rule:       holder-not-told-of-end
-- duty:       designation.end_notice
-- title ja:   指定の満了・解除が保有する事業者に通知されていること
-- title en:   Every holder was told in writing that a designation had ended
-- register:   designation_holder
-- weight:     serious
-- clock:      within {days} days of {done_on}
-- because ja: {designation} は {done_on} に{how}。保有する {holder} には {days} 日以内の {due_on} までに書面での通知を要する
--             （最終通知日 {last_on}）
-- because en: {designation} {how_en} on {done_on}; {holder_en}, which holds it, is to be told in writing within {days} days,
--             by {due_on} (last notice: {last_on})

-- A notice is a record of the holder from that day on; who has ceased to hold it needs none.
WITH ended AS
       (SELECT designation_event.designation, MIN(designation_event.done_on) AS done_on,
               MAX(CASE WHEN designation_event.kind = 'cancel' THEN 1 ELSE 0 END) AS is_cancelled
          FROM designation_event
         WHERE designation_event.kind IN ('expire', 'cancel')
           AND designation_event.done_on <= $1
         GROUP BY designation_event.designation),
     told AS
       (SELECT designation_holder.number, designation_holder.designation, designation_holder.company, designation_holder.noticed_on,
               ROW_NUMBER() OVER (PARTITION BY designation_holder.designation, designation_holder.company
                                  ORDER BY designation_holder.noticed_on DESC, designation_holder.id DESC) AS place
          FROM designation_holder
         WHERE designation_holder.noticed_on <= $1
           AND (designation_holder.ended_on IS NULL OR designation_holder.ended_on > $1))
SELECT told.number AS subject,
       company.number AS company,
       add_days(ended.done_on, term.value) AS due_on,
       told.noticed_on AS last_on,
       ended.done_on AS done_on,
       term.value AS days,
       CASE WHEN ended.is_cancelled = 1 THEN '解除された' ELSE '満了した' END AS how,
       CASE WHEN ended.is_cancelled = 1 THEN 'was cancelled' ELSE 'expired' END AS how_en,
       designation.number AS designation,
       company.name AS holder,
       COALESCE(company.name_en, company.name) AS holder_en
  FROM ended
  JOIN designation ON designation.id = ended.designation
  JOIN told        ON told.designation = ended.designation
  JOIN company     ON company.id = told.company
  JOIN term        ON term.name = 'end_notice_days'
                  AND (term.from_on IS NULL OR term.from_on <= $1)
                  AND (term.to_on IS NULL OR term.to_on >= $1)
 WHERE told.place = 1
   AND told.noticed_on < ended.done_on
