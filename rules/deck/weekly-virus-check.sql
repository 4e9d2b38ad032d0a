-- rule:       weekly-virus-check
-- duty:       pc.virus_check
-- title ja:   パソコンのウイルスチェックが期間内に行われていること
-- title en:   Every machine was checked for viruses in time
-- register:   machine
-- weight:     serious
-- clock:      within {days} days of {since_on}
-- because ja: {subject}（{machine}、{site}）は {days} 日以内ごとにウイルスチェックを要し、期限は {due_on} である
--             （最終実施日 {last_on}、登録日 {registered_on}）
-- because en: {subject} ({machine}, {site_en}) needs a virus check every {days} days, the next by {due_on}
--             (last check: {last_on}; registered: {registered_on})
SELECT machine.number AS subject,
       company.number AS company,
       add_days(COALESCE(latest.done_on, machine.registered_on), term.value) AS due_on,
       latest.done_on AS last_on,
       latest.entered_at AS entered_at,
       machine.name AS machine,
       machine.registered_on AS registered_on,
       COALESCE(latest.done_on, machine.registered_on) AS since_on,
       site.name AS site,
       COALESCE(site.name_en, site.name) AS site_en,
       term.value AS days
  FROM machine
  JOIN site    ON site.id = machine.site
  JOIN company ON company.id = site.company
  JOIN term    ON term.name = 'machine_check_days'
              AND (term.from_on IS NULL OR term.from_on <= $1)
              AND (term.to_on IS NULL OR term.to_on >= $1)
  -- The latest day on which a check was made, and when that day first was entered, whatever else was amended since.  Any check counts as made, also one
  -- that found a virus: what it found is another rule's matter.
  LEFT JOIN (SELECT made.machine, made.done_on,
                    MIN(COALESCE((SELECT MIN(earlier.known_from)
                                    FROM machine_check_version AS earlier
                                   WHERE earlier.id = made.id
                                     AND earlier.done_on = made.done_on), made.known_from)) AS entered_at
               FROM machine_check AS made
               JOIN (SELECT machine_check.machine, MAX(machine_check.done_on) AS done_on
                       FROM machine_check
                      WHERE machine_check.kind = 'virus'
                        AND machine_check.done_on <= $1
                      GROUP BY machine_check.machine) AS newest
                 ON newest.machine = made.machine
                AND newest.done_on = made.done_on
              WHERE made.kind = 'virus'
              GROUP BY made.machine, made.done_on) AS latest
    ON latest.machine = machine.id
 WHERE machine.registered_on <= $1
   AND (machine.retired_on IS NULL OR machine.retired_on > $1)
