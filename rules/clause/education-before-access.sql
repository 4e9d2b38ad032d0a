-- rule:       education-before-access
-- duty:       education.initial
-- title ja:   取扱者の範囲に入る日までに保全教育を受けていること
-- title en:   Everyone was taught before being put on a range of handlers
-- register:   person
-- weight:     serious
-- because ja: {subject} は {due_on} から契約 {contract} により{regime}を取り扱う者であるが、取扱開始前の保全教育の記録がない
-- because en: {subject} handles {regime_en} under {contract} from {due_on} but has had no education before access
WITH opened AS (
    -- What a range opens: what its designation names; where it names none, what the person's company holds for the contract, save
    -- SDS and KEA, which need a designation.
    SELECT handler_range.person AS person, designation.regime AS regime, designation.grade AS grade, contract.authority AS authority,
           contract.number AS contract, handler_range.from_on AS from_on
      FROM handler_range
      JOIN contract    ON contract.id = handler_range.contract
      JOIN designation ON designation.id = handler_range.designation
     WHERE (handler_range.to_on IS NULL OR handler_range.to_on >= $1)
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
       AND (handler_range.to_on IS NULL OR handler_range.to_on >= $1)
       AND (contract.end_on IS NULL OR COALESCE(contract.closing_until, contract.end_on) >= $1)
       AND employment.from_on <= $1
       AND (employment.to_on IS NULL OR employment.to_on >= $1)
)
SELECT person.number AS subject,
       company.number AS company,
       need.from_on AS due_on,
       NULL AS last_on,
       need.contract AS contract,
       CASE need.regime WHEN 'SDS' THEN '特定秘密' WHEN 'MDA' THEN '特別防衛秘密' WHEN 'HI' THEN '秘'
                        WHEN 'DPB' THEN '装備品等秘密' WHEN 'KEA' THEN '重要経済安保情報' ELSE '保護すべき情報' END AS regime,
       need.regime AS regime_en
  FROM (SELECT opened.person, opened.regime, MIN(opened.from_on) AS from_on, MIN(opened.contract) AS contract
          FROM opened
         GROUP BY opened.person, opened.regime) AS need
  JOIN person  ON person.id = need.person
  JOIN company ON company.id = person.kept_by
 WHERE NOT EXISTS (SELECT 1
                     FROM education
                    WHERE education.person = need.person
                      AND education.regime = need.regime
                      AND education.course = 'initial'
                      AND education.done_on <= $1)
