-- rule:       monthly-on-site-inspection
-- duty:       inspection.monthly
-- title ja:   資格のある事業所に毎月実地検査が行われていること
-- title en:   Every cleared site was inspected on the spot this month or the last
-- register:   site
-- weight:     serious
-- because ja: {subject}（{site}）には {months} か月に1回以上の実地検査を要し、次の期限は {due_on} である
--             （最終検査日 {last_on}、資格の付与日 {granted_on}）
-- because en: {subject} ({site_en}) is to be inspected on site every {months} month(s), the next time by {due_on}
--             (last inspection: {last_on}; facility clearance granted on: {granted_on})

-- 月1回以上 is once in every calendar month, so the next inspection is due by the end of the month that follows the last one, or
-- that follows the month of the grant.  The day before the first of a month is the day from which whole months run to a month’s
-- end.  A suspended clearance goes on being inspected: what is held there is still there.
SELECT site.number AS subject,
       company.number AS company,
       through_months(add_days(month_start(CASE WHEN latest.done_on > cleared.granted_on THEN latest.done_on
                                                ELSE cleared.granted_on END), -1), term.value + 1) AS due_on,
       latest.done_on AS last_on,
       latest.entered_at AS entered_at,
       cleared.granted_on AS granted_on,
       site.name AS site,
       COALESCE(site.name_en, site.name) AS site_en,
       term.value AS months
  FROM (SELECT facility_clearance.site, MIN(facility_clearance.granted_on) AS granted_on
          FROM facility_clearance
         WHERE facility_clearance.granted_on <= $1
           AND (facility_clearance.expires_on IS NULL OR facility_clearance.expires_on >= $1)
           AND (facility_clearance.revoked_on IS NULL OR facility_clearance.revoked_on > $1)
         GROUP BY facility_clearance.site) AS cleared
  JOIN site    ON site.id = cleared.site
  JOIN company ON company.id = site.company
  JOIN term    ON term.name = 'inspection_months'
              AND (term.from_on IS NULL OR term.from_on <= $1)
              AND (term.to_on IS NULL OR term.to_on >= $1)
  LEFT JOIN (SELECT made.site, made.done_on,
                    MIN(COALESCE((SELECT MIN(earlier.known_from)
                                    FROM inspection_version AS earlier
                                   WHERE earlier.id = made.id
                                     AND earlier.done_on = made.done_on), made.known_from)) AS entered_at
               FROM inspection AS made
               JOIN (SELECT inspection.site, MAX(inspection.done_on) AS done_on
                       FROM inspection
                      WHERE inspection.on_site = 1
                        AND inspection.done_on <= $1
                      GROUP BY inspection.site) AS newest
                 ON newest.site = made.site
                AND newest.done_on = made.done_on
              WHERE made.on_site = 1
              GROUP BY made.site, made.done_on) AS latest
    ON latest.site = site.id
 WHERE site.closed_on IS NULL OR site.closed_on > $1
