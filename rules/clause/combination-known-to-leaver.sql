-- rule:       combination-known-to-leaver
-- duty:       container.combination_known
-- title ja:   文字盤の番号を知る者が替わった後に番号が変更されていること
-- title en:   A combination is changed after anyone who knew it has left
-- register:   container
-- weight:     grave
-- because ja: {subject}（{container}、{area}）の文字盤の番号を知る {person} は {due_on} をもって外れたが、
--             その後に番号が変更されていない（最終変更日 {last_on}）
-- because en: {person}, who knows the combination of {subject} ({container}, {area}), ceased on {due_on},
--             and it has not been changed since (last changed: {last_on})

-- Someone ceases on the last day as holder, or on the last day with the company of the site, whichever comes first.  A change
-- made on that day will do.  Where several have ceased, the first one since the last change is named.
SELECT gone.subject,
       gone.company,
       gone.ceased_on AS due_on,
       gone.changed_on AS last_on,
       gone.person,
       gone.container,
       gone.area
  FROM (SELECT leaving.*,
               ROW_NUMBER() OVER (PARTITION BY leaving.subject ORDER BY leaving.ceased_on, leaving.person) AS place
          FROM (SELECT container.number AS subject,
                       company.number AS company,
                       container.name AS container,
                       area.name AS area,
                       person.number AS person,
                       CASE WHEN combination_holder.to_on < ended.to_on OR ended.to_on IS NULL THEN combination_holder.to_on
                            ELSE ended.to_on END AS ceased_on,
                       latest.changed_on AS changed_on
                  FROM combination_holder
                  JOIN container ON container.id = combination_holder.container
                  JOIN person    ON person.id = combination_holder.person
                  JOIN area      ON area.id = container.area
                  JOIN site      ON site.id = area.site
                  JOIN company   ON company.id = site.company
                  LEFT JOIN (SELECT employment.person, employment.company, MAX(employment.to_on) AS to_on
                               FROM employment
                              WHERE employment.from_on <= $1
                              GROUP BY employment.person, employment.company
                             HAVING MAX(COALESCE(employment.to_on, '9999-12-31')) < $1) AS ended
                    ON ended.person = combination_holder.person AND ended.company = site.company
                  LEFT JOIN (SELECT combination_change.container, MAX(combination_change.changed_on) AS changed_on
                               FROM combination_change
                              WHERE combination_change.changed_on <= $1
                              GROUP BY combination_change.container) AS latest
                    ON latest.container = container.id
                 WHERE combination_holder.from_on <= $1
                   AND container.dial_lock = 1
                   AND container.placed_on <= $1
                   AND (container.removed_on IS NULL OR container.removed_on > $1)
                   AND (area.closed_on IS NULL OR area.closed_on > $1)) AS leaving
         WHERE leaving.ceased_on > COALESCE(leaving.changed_on, '')
           AND leaving.ceased_on <= $1) AS gone
 WHERE gone.place = 1
