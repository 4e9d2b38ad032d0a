-- rule:       usage-review
-- duty:       pc.usage
-- title ja:   パソコンの使用履歴が期間内に確認されていること
-- title en:   The usage of every machine was reviewed in time
-- register:   machine
-- weight:     minor
-- clock:      within {months} months of {since_on}
-- because ja: {subject}（{machine}、{site}）の使用履歴は {months} か月以内ごとに確認を要し、期限は {due_on} である
--             （最終確認日 {last_on}）
-- because en: The usage of {subject} ({machine}, {site_en}) needs a review every {months} month(s), the next by {due_on}
--             (last: {last_on})
SELECT machine.number AS subject,
       company.number AS company,
       through_months(COALESCE(latest.reviewed_on, machine.registered_on), term.value) AS due_on,
       latest.reviewed_on AS last_on,
       COALESCE(latest.reviewed_on, machine.registered_on) AS since_on,
       term.value AS months,
       machine.name AS machine,
       site.name AS site,
       COALESCE(site.name_en, site.name) AS site_en
  FROM machine
  JOIN site    ON site.id = machine.site
  JOIN company ON company.id = site.company
  JOIN term    ON term.name = 'usage_review_months'
              AND (term.from_on IS NULL OR term.from_on <= $1)
              AND (term.to_on IS NULL OR term.to_on >= $1)
  LEFT JOIN (SELECT usage_review.machine, MAX(usage_review.reviewed_on) AS reviewed_on
               FROM usage_review
              WHERE usage_review.reviewed_on <= $1
              GROUP BY usage_review.machine) AS latest
    ON latest.machine = machine.id
 WHERE machine.registered_on <= $1
   AND (machine.retired_on IS NULL OR machine.retired_on > $1)
