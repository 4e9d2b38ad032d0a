-- rule:       yearly-education
-- duty:       education.yearly
-- title ja:   取扱者が期間内に保全教育を受けていること
-- title en:   Every handler was taught again in time
-- register:   person
-- weight:     serious
-- clock:      within {months} months of {last_on}
-- because ja: {subject} は{regime}を取り扱う者であり、{months} か月以内ごとに保全教育を要し、期限は {due_on} である
--             （最終実施日 {last_on}）
-- because en: {subject} handles {regime_en} and needs education every {months} months, the next by {due_on} (last: {last_on})
WITH opened AS (
    -- What a range opens: what its designation names; where it names none, what the person's company holds for the contract, save
    -- SDS and KEA, which need a designation.
    SELECT handler_range.person AS person, designation.regime AS regime, designation.grade AS grade, contract.authority AS authority,
           contract.number AS contract, handler_range.from_on AS from_on
      FROM handler_range
      JOIN contract    ON contract.id = handler_range.contract
      JOIN designation ON designation.id = handler_range.designation
     WHERE handler_range.from_on <= $1
       AND (handler_range.to_on IS NULL OR handler_range.to_on >= $1)
       AND (contract.end_on IS NULL OR COALESCE(contract.closing_until, contract.end_on) >= $1)
       AND NOT EXISTS (SELECT 1
                         FROM designation_event AS gone
                        WHERE gone.designation = designation.id
                          AND gone.kind IN ('expire', 'cancel')
                          AND gone.done_on <= $1)
    UNION ALL
    SELECT handler_range.person, held.regime, held.grade, contract.authority, contract.number, handler_range.from_on
      FROM handler_range
      JOIN contract   ON contract.id = handler_range.contract
      JOIN employment ON employment.person = handler_range.person
      JOIN (SELECT item.contract, item.holder, item.regime, MAX(item.grade) AS grade
              FROM item
             WHERE item.contract IN (SELECT open_range.contract FROM handler_range AS open_range WHERE open_range.designation IS NULL)
               AND item.regime NOT IN ('SDS', 'KEA')
               AND item.registered_on <= $1
               AND (item.returned_on IS NULL OR item.returned_on > $1)
               AND (item.destroyed_on IS NULL OR item.destroyed_on > $1)
             GROUP BY item.contract, item.holder, item.regime) AS held
        ON held.contract = contract.id
       AND held.holder = employment.company
     WHERE handler_range.designation IS NULL
       AND handler_range.from_on <= $1
       AND (handler_range.to_on IS NULL OR handler_range.to_on >= $1)
       AND (contract.end_on IS NULL OR COALESCE(contract.closing_until, contract.end_on) >= $1)
       AND employment.from_on <= $1
       AND (employment.to_on IS NULL OR employment.to_on >= $1)
)
SELECT person.number AS subject,
       company.number AS company,
       through_months(latest.done_on, term.value) AS due_on,
       latest.done_on AS last_on,
       CASE need.regime WHEN 'SDS' THEN '特定秘密' WHEN 'MDA' THEN '特別防衛秘密' WHEN 'HI' THEN '秘'
                        WHEN 'DPB' THEN '装備品等秘密' WHEN 'KEA' THEN '重要経済安保情報' ELSE '保護すべき情報' END AS regime,
       need.regime AS regime_en,
       term.value AS months
  FROM (SELECT DISTINCT opened.person, opened.regime
          FROM opened) AS need
  JOIN person  ON person.id = need.person
  JOIN company ON company.id = person.kept_by
  JOIN term    ON term.name = 'education_months'
              AND (term.from_on IS NULL OR term.from_on <= $1)
              AND (term.to_on IS NULL OR term.to_on >= $1)
  -- Any course counts.  Who was never taught is the matter of education-before-access.
  JOIN (SELECT education.person, education.regime, MAX(education.done_on) AS done_on
          FROM education
         WHERE education.done_on <= $1
         GROUP BY education.person, education.regime) AS latest
    ON latest.person = need.person
   AND latest.regime = need.regime
