-- rule:       weekly-virus-check
-- duty:       pc.virus-check
-- title ja:   パソコンのウイルスチェックが期間内に行われていること
-- title en:   Every computer was checked for viruses in time
-- register:   machine
-- weight:     serious
-- because ja: {subject}（{machine}、{site}）の最後のウイルスチェックは {last_on}、登録は {registered_on} である。
--             {days} 日以内ごとに行うため、期限は {due_on} である
-- because en: {subject} ({machine}, {site_en}) was last checked for viruses on {last_on} and registered on {registered_on};
--             a check is due every {days} days, so the next by {due_on}
SELECT machine.number AS subject,
       company.number AS company,
       add_days(COALESCE(latest.done_on, machine.registered_on), term.value) AS due_on,
       latest.done_on AS last_on,
       latest.known_from AS entered_at,
       machine.name AS machine,
       machine.registered_on AS registered_on,
       site.name AS site,
       COALESCE(site.name_en, site.name) AS site_en,
       term.value AS days
  FROM machine
  JOIN site    ON site.id = machine.site
  JOIN company ON company.id = site.company
  JOIN term    ON term.name = 'machine_check_days'
  -- Any check counts as made, also one that found a virus: what it found is another rule's matter.
  LEFT JOIN machine_check AS latest
    ON latest.id = (SELECT checked.id
                      FROM machine_check AS checked
                     WHERE checked.machine = machine.id
                       AND checked.kind = 'virus'
                       AND checked.done_on <= $1
                     ORDER BY checked.done_on DESC, checked.known_from, checked.id
                     LIMIT 1)
 WHERE machine.registered_on <= $1
   AND (machine.retired_on IS NULL OR machine.retired_on > $1)
