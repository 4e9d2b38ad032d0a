-- rule:       kea-clearance
-- duty:       clearance.in_force
-- title ja:   重要経済安保情報を取り扱う者の適性評価が期間内であること
-- title en:   Everyone who handles KEA has an assessment in its period
-- register:   person
-- weight:     grave
-- clock:      within {years} years of {since_on}
-- because ja: {subject} は契約 {contract} の重要経済安保情報を取り扱う者であるが、{authority} の適性評価は{how}
--             （通知日 {last_on}、期間の末日 {due_on}）
-- because en: {subject} handles KEA under {contract}; the assessment by {authority} {how_en} (notice: {last_on}; last day:
--             {due_on})
SELECT judged.subject AS subject,
       judged.company AS company,
       judged.due_on AS due_on,
       judged.notice_on AS last_on,
       judged.years AS years,
       judged.since_on AS since_on,
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
  -- Either its own assessment holds, or that for SDS as long as none for KEA came later: the one that lasts longer.
  FROM (SELECT held.subject, held.company, held.authority, held.contract, held.elsewhere, held.is_withdrawn,
               CASE WHEN held.kea_until IS NULL OR held.sds_until > held.kea_until
                    THEN held.sds_until ELSE held.kea_until END AS due_on,
               CASE WHEN held.sds_until IS NOT NULL AND (held.kea_until IS NULL OR held.sds_until > held.kea_until)
                    THEN held.sds_notice ELSE held.kea_notice END AS notice_on,
               CASE WHEN held.sds_until IS NOT NULL AND (held.kea_until IS NULL OR held.sds_until > held.kea_until)
                    THEN held.sds_notice ELSE held.kea_from END AS since_on,
               CASE WHEN held.sds_until IS NOT NULL AND (held.kea_until IS NULL OR held.sds_until > held.kea_until)
                    THEN held.sds_years
                    WHEN held.kea_until IS NOT NULL THEN held.kea_years END AS years
          FROM (SELECT person.number AS subject, company.number AS company, authority.number AS authority, need.contract AS contract,
                       kea.notice_on AS kea_notice,
                       COALESCE(kea.counted_from, kea.notice_on) AS kea_from,
                       kea_term.value AS kea_years,
                       sds_term.value AS sds_years,
                       sds.notice_on AS sds_notice,
                       CASE WHEN kea.withdrawn_on <= $1 THEN 1 ELSE 0 END AS is_withdrawn,
                       CASE WHEN kea.outcome = 'cleared' AND (kea.withdrawn_on IS NULL OR kea.withdrawn_on > $1)
                            THEN through_months(COALESCE(kea.counted_from, kea.notice_on), 12 * kea_term.value) END AS kea_until,
                       CASE WHEN sds.outcome = 'cleared' AND (sds.withdrawn_on IS NULL OR sds.withdrawn_on > $1)
                             AND (kea.id IS NULL OR kea.notice_on <= sds.notice_on)
                            THEN through_months(sds.notice_on, 12 * sds_term.value) END AS sds_until,
                       CASE WHEN kea.id IS NULL AND sds.id IS NULL THEN
                            (SELECT MIN(organisation.number)
                               FROM clearance AS other
                               JOIN organisation ON organisation.id = other.authority
                              WHERE other.person = need.person
                                AND other.regime IN ('KEA', 'SDS')
                                AND other.authority <> need.authority
                                AND other.outcome = 'cleared'
                                AND other.notice_on <= $1
                                AND (other.withdrawn_on IS NULL OR other.withdrawn_on > $1)) END AS elsewhere
                  FROM (SELECT handler_range.person AS person, contract.authority AS authority, MIN(contract.number) AS contract
                          FROM handler_range
                          JOIN contract    ON contract.id = handler_range.contract
                          JOIN designation ON designation.id = handler_range.designation
                         WHERE designation.regime = 'KEA'
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
                  JOIN (SELECT term.value
                          FROM term
                         WHERE term.name = 'kea_years'
                           AND (term.from_on IS NULL OR term.from_on <= $1)
                           AND (term.to_on IS NULL OR term.to_on >= $1)) AS kea_term ON 1 = 1
                  JOIN (SELECT term.value
                          FROM term
                         WHERE term.name = 'sds_years'
                           AND (term.from_on IS NULL OR term.from_on <= $1)
                           AND (term.to_on IS NULL OR term.to_on >= $1)) AS sds_term ON 1 = 1
                  LEFT JOIN (SELECT clearance.id, clearance.person, clearance.authority, clearance.outcome, clearance.notice_on,
                                    clearance.counted_from, clearance.withdrawn_on,
                                    ROW_NUMBER() OVER (PARTITION BY clearance.person, clearance.authority
                                                       ORDER BY clearance.notice_on DESC, clearance.id DESC) AS place
                               FROM clearance
                              WHERE clearance.regime = 'KEA'
                                AND clearance.notice_on <= $1) AS kea
                    ON kea.person = need.person
                   AND kea.authority = need.authority
                   AND kea.place = 1
                  LEFT JOIN (SELECT clearance.id, clearance.person, clearance.authority, clearance.outcome, clearance.notice_on,
                                    clearance.withdrawn_on,
                                    ROW_NUMBER() OVER (PARTITION BY clearance.person, clearance.authority
                                                       ORDER BY clearance.notice_on DESC, clearance.id DESC) AS place
                               FROM clearance
                              WHERE clearance.regime = 'SDS'
                                AND clearance.notice_on <= $1) AS sds
                    ON sds.person = need.person
                   AND sds.authority = need.authority
                   AND sds.place = 1) AS held) AS judged
