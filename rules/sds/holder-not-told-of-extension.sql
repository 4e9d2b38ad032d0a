-- rule:       holder-not-told-of-extension
-- duty:       designation.extension_notice
-- title ja:   指定を延長したことが保有する事業者に通知されていること
-- title en:   Every holder was told in writing that a designation was extended
-- register:   designation_holder
-- weight:     serious
-- clock:      within {days} days of {done_on}
-- because ja: {designation} は {done_on} に {valid_until} まで延長された。保有する {holder} には {days} 日以内の {due_on} までに
--             書面での通知を要する（最終通知日 {last_on}）
-- because en: {designation} was extended on {done_on} until {valid_until}; {holder_en}, which holds it, is to be told in writing
--             within {days} days, by {due_on} (last notice: {last_on})

-- The latest extension counts, unless the designation has ended since.  A notice is a record of the holder from that day on.
WITH extended AS
       (SELECT designation_event.designation, designation_event.done_on, designation_event.valid_until,
               ROW_NUMBER() OVER (PARTITION BY designation_event.designation
                                  ORDER BY designation_event.done_on DESC, designation_event.valid_until DESC) AS place
          FROM designation_event
         WHERE designation_event.kind = 'extend'
           AND designation_event.done_on <= $1),
     told AS
       (SELECT designation_holder.number, designation_holder.designation, designation_holder.company, designation_holder.noticed_on,
               ROW_NUMBER() OVER (PARTITION BY designation_holder.designation, designation_holder.company
                                  ORDER BY designation_holder.noticed_on DESC, designation_holder.id DESC) AS place
          FROM designation_holder
         WHERE designation_holder.noticed_on <= $1
           AND (designation_holder.ended_on IS NULL OR designation_holder.ended_on > $1))
SELECT told.number AS subject,
       company.number AS company,
       add_days(extended.done_on, term.value) AS due_on,
       told.noticed_on AS last_on,
       extended.done_on AS done_on,
       term.value AS days,
       extended.valid_until AS valid_until,
       designation.number AS designation,
       company.name AS holder,
       COALESCE(company.name_en, company.name) AS holder_en
  FROM extended
  JOIN designation ON designation.id = extended.designation
  JOIN told        ON told.designation = extended.designation
  JOIN company     ON company.id = told.company
  JOIN term        ON term.name = 'extension_notice_days'
                  AND (term.from_on IS NULL OR term.from_on <= $1)
                  AND (term.to_on IS NULL OR term.to_on >= $1)
 WHERE told.place = 1
   AND told.noticed_on < extended.done_on
   AND extended.place = 1
   AND designation.regime IN ('SDS', 'KEA', 'DPB')
   AND NOT EXISTS (SELECT 1
                     FROM designation_event AS gone
                    WHERE gone.designation = designation.id
                      AND gone.kind IN ('expire', 'cancel')
                      AND gone.done_on <= $1)
