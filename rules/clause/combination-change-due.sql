-- rule:       combination-change-due
-- duty:       container.combination
-- title ja:   文字盤の番号が期間内に変更されていること
-- title en:   Every combination was changed in time
-- register:   container
-- weight:     serious
-- because ja: {subject}（{container}、{area}）の文字盤の番号は {months} か月以内ごとに変更を要し、期限は {due_on} である
--             （最終変更日 {last_on}、設置日 {placed_on}）
-- because en: The combination of {subject} ({container}, {area}) is changed every {months} months, next by {due_on}
--             (last changed: {last_on}; placed: {placed_on})

-- A day that was set with the last change stands before the interval.  One never changed since it was placed was due on that day.
SELECT container.number AS subject,
       company.number AS company,
       COALESCE(latest.next_on, through_months(latest.changed_on, term.value), container.placed_on) AS due_on,
       latest.changed_on AS last_on,
       container.name AS container,
       area.name AS area,
       container.placed_on AS placed_on,
       term.value AS months
  FROM container
  JOIN area    ON area.id = container.area
  JOIN site    ON site.id = area.site
  JOIN company ON company.id = site.company
  JOIN term    ON term.name = 'combination_months'
              AND (term.from_on IS NULL OR term.from_on <= $1)
              AND (term.to_on IS NULL OR term.to_on >= $1)
  LEFT JOIN (SELECT combination_change.container, MAX(combination_change.changed_on) AS changed_on
               FROM combination_change
              WHERE combination_change.changed_on <= $1
              GROUP BY combination_change.container) AS newest
    ON newest.container = container.id
  LEFT JOIN combination_change AS latest
    ON latest.container = newest.container
   AND latest.changed_on = newest.changed_on
 WHERE container.dial_lock = 1
   AND container.placed_on <= $1
   AND (container.removed_on IS NULL OR container.removed_on > $1)
   AND (area.closed_on IS NULL OR area.closed_on > $1)
