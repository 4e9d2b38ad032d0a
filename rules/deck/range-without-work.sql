-- rule:       range-without-work
-- duty:       handler.needed
-- title ja:   取扱者の範囲が業務に必要な範囲を超えないこと
-- title en:   No range of handlers is larger than the work
-- register:   handler_range
-- weight:     minor
-- clock:      within {months} months of {since_on}
-- because ja: {person} は契約 {contract} の取扱者の範囲（{subject}）にあるが、これにより取り扱う物件等が所属する事業者になく、
--             {months} か月以内の {due_on} までに範囲から外すことを要する（物件等のあった最後の日 {last_on}）
-- because en: {person} is on the range of {contract} ({subject}), but the firm holds nothing to be handled by it; the person is to be
--             taken off within {months} months, by {due_on} (last day with an item: {last_on})

-- A range that names a designation is for what is held under it and the contract; one that names none, for all of the contract.
-- 0 stands for no designation, so that both are joined alike.
WITH held AS
       (SELECT item.contract, item.holder, COALESCE(item.designation, 0) AS designation,
               MAX(COALESCE(item.returned_on, item.destroyed_on, '9999-12-31')) AS until
          FROM item
         WHERE item.registered_on <= $1
         GROUP BY item.contract, item.holder, COALESCE(item.designation, 0)),
     work AS MATERIALIZED
       (SELECT held.contract, held.holder, held.designation, held.until FROM held WHERE held.designation <> 0
         UNION ALL
        SELECT held.contract, held.holder, 0, MAX(held.until) FROM held GROUP BY held.contract, held.holder),
     idle AS
       (SELECT handler_range.number, handler_range.person, handler_range.contract, work.until,
               CASE WHEN work.until > handler_range.from_on THEN work.until ELSE handler_range.from_on END AS since_on
          FROM handler_range
          JOIN person   ON person.id = handler_range.person
          JOIN contract ON contract.id = handler_range.contract
          LEFT JOIN work ON work.contract = handler_range.contract
                        AND work.holder = person.kept_by
                        AND work.designation = COALESCE(handler_range.designation, 0)
         WHERE handler_range.from_on <= $1
           AND (handler_range.to_on IS NULL OR handler_range.to_on >= $1)
           AND (contract.end_on IS NULL OR COALESCE(contract.closing_until, contract.end_on) >= $1)
           AND (work.until IS NULL OR work.until <= $1))
SELECT idle.number AS subject,
       company.number AS company,
       through_months(idle.since_on, term.value) AS due_on,
       idle.until AS last_on,
       idle.since_on AS since_on,
       term.value AS months,
       person.number AS person,
       contract.number AS contract
  FROM idle
  JOIN person   ON person.id = idle.person
  JOIN company  ON company.id = person.kept_by
  JOIN contract ON contract.id = idle.contract
  JOIN term     ON term.name = 'range_idle_months'
               AND (term.from_on IS NULL OR term.from_on <= $1)
               AND (term.to_on IS NULL OR term.to_on >= $1)
