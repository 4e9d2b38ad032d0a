-- rule:       sds-clearance
-- duty:       clearance.in_force
-- title ja:   特定秘密を取り扱う者の適性評価が期間内であること
-- title en:   Everyone who handles SDS has an assessment in its period
-- register:   person
-- weight:     grave
-- clock:      within {years} years of {last_on}
-- because ja: {subject} は契約 {contract} の特定秘密を取り扱う者であるが、{authority} の適性評価は{how}（通知日 {last_on}、
--             期間の末日 {due_on}）
-- because en: {subject} handles SDS under {contract}; the assessment by {authority} {how_en} (notice: {last_on}; last day:
--             {due_on})
SELECT judged.subject AS subject,
       judged.company AS company,
       judged.due_on AS due_on,
       judged.notice_on AS last_on,
       judged.years AS years,
       judged.contract AS contract,
       judged.authority AS authority,
       CASE WHEN judged.due_on >= $1 THEN '期間が間もなく満了する'
            WHEN judged.due_on IS NOT NULL THEN '期間が満了している'
            WHEN judged.is_withdrawn = 1 THEN '取り消されている'
            WHEN judged.notice_on IS NOT NULL THEN '適格との結果でない'
            WHEN judged.elsewhere IS NOT NULL THEN '記録がなく、' || judged.elsewhere || ' のものはここでは効力がない'
            ELSE '記録がない' END AS how,
       CASE WHEN judged.due_on >= $1 THEN 'will soon be too old'
            WHEN judged.due_on IS NOT NULL THEN 'is too old'
            WHEN judged.is_withdrawn = 1 THEN 'was withdrawn'
            WHEN judged.notice_on IS NOT NULL THEN 'did not find the person fit'
            WHEN judged.elsewhere IS NOT NULL THEN 'is not on record, and that by ' || judged.elsewhere || ' does not count here'
            ELSE 'is not on record' END AS how_en
  FROM (SELECT person.number AS subject, company.number AS company, authority.number AS authority, need.contract AS contract,
               latest.notice_on AS notice_on,
               CASE WHEN latest.withdrawn_on <= $1 THEN 1 ELSE 0 END AS is_withdrawn,
               CASE WHEN latest.outcome = 'cleared' AND (latest.withdrawn_on IS NULL OR latest.withdrawn_on > $1)
                    THEN term.value END AS years,
               CASE WHEN latest.outcome = 'cleared' AND (latest.withdrawn_on IS NULL OR latest.withdrawn_on > $1)
                    THEN through_months(latest.notice_on, 12 * term.value) END AS due_on,
               CASE WHEN latest.id IS NULL THEN
                    (SELECT MIN(organisation.number)
                       FROM clearance AS other
                       JOIN organisation ON organisation.id = other.authority
                      WHERE other.person = need.person
                        AND other.regime = 'SDS'
                        AND other.authority <> need.authority
                        AND other.outcome = 'cleared'
                        AND other.notice_on <= $1
                        AND (other.withdrawn_on IS NULL OR other.withdrawn_on > $1)) END AS elsewhere
          -- Once for each person and authority, by whatever range.
          FROM (SELECT handler_range.person AS person, contract.authority AS authority, MIN(contract.number) AS contract
                  FROM handler_range
                  JOIN contract    ON contract.id = handler_range.contract
                  JOIN designation ON designation.id = handler_range.designation
                 WHERE designation.regime = 'SDS'
                   AND handler_range.from_on <= $1
                   AND (handler_range.to_on IS NULL OR handler_range.to_on >= $1)
                   AND (contract.end_on IS NULL OR COALESCE(contract.closing_until, contract.end_on) >= $1)
                   AND NOT EXISTS (SELECT 1
                                     FROM designation_event AS gone
                                    WHERE gone.designation = designation.id
                                      AND gone.kind IN ('expire', 'cancel')
                                      AND gone.done_on <= $1)
                 GROUP BY handler_range.person, contract.authority) AS need
          JOIN person  ON person.id = need.person
          JOIN company ON company.id = person.kept_by
          JOIN organisation AS authority ON authority.id = need.authority
          JOIN term ON term.name = 'sds_years'
                   AND (term.from_on IS NULL OR term.from_on <= $1)
                   AND (term.to_on IS NULL OR term.to_on >= $1)
          -- Only the latest assessment by that authority counts; of two on one day the later entered.
          LEFT JOIN (SELECT clearance.id, clearance.person, clearance.authority, clearance.outcome, clearance.notice_on,
                            clearance.withdrawn_on,
                            ROW_NUMBER() OVER (PARTITION BY clearance.person, clearance.authority
                                               ORDER BY clearance.notice_on DESC, clearance.id DESC) AS place
                       FROM clearance
                      WHERE clearance.regime = 'SDS'
                        AND clearance.notice_on <= $1) AS latest
            ON latest.person = need.person
           AND latest.authority = need.authority
           AND latest.place = 1) AS judged
