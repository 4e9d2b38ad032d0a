-- rule:       secret-clearance
-- duty:       clearance.confirmed
-- title ja:   特別防衛秘密又は秘を取り扱う者が、その区分まで資格を有すること
-- title en:   Everyone who handles MDA or HI is cleared for its grade
-- register:   person
-- weight:     grave
-- because ja: {subject} は契約 {contract} により{regime}を取り扱う者であるが、{authority} による資格は{how}
-- because en: {subject} handles {regime_en} under {contract}; the clearance by {authority} {how_en}
WITH opened AS (
    -- What a range opens: what its designation names; where it names none, what the person's company holds for the contract, save
    -- SDS and KEA, which need a designation.
    SELECT handler_range.person AS person, designation.regime AS regime, designation.grade AS grade, contract.authority AS authority,
           contract.number AS contract, handler_range.from_on AS from_on
      FROM handler_range
      JOIN contract    ON contract.id = handler_range.contract
      JOIN designation ON designation.id = handler_range.designation
     WHERE designation.regime IN ('MDA', 'HI')
       AND handler_range.from_on <= $1
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
               AND item.regime IN ('MDA', 'HI')
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
       NULL AS due_on,
       NULL AS last_on,
       need.contract AS contract,
       CASE WHEN need.regime = 'HI' THEN '秘' WHEN need.grade = '2' THEN '特別防衛秘密（秘）'
            WHEN need.grade = '3' THEN '特別防衛秘密（極秘）' ELSE '特別防衛秘密（機密）' END AS regime,
       CASE WHEN need.regime = 'HI' THEN 'HI' WHEN need.grade = '2' THEN 'MDA CONFIDENTIAL'
            WHEN need.grade = '3' THEN 'MDA SECRET' ELSE 'MDA TOP SECRET' END AS regime_en,
       authority.number AS authority,
       CASE reached.grade WHEN '2' THEN '秘までである' WHEN '3' THEN '極秘までである' ELSE '有効なものがない' END AS how,
       CASE reached.grade WHEN '2' THEN 'reaches only CONFIDENTIAL' WHEN '3' THEN 'reaches only SECRET'
                          ELSE 'is not in force' END AS how_en
  FROM (SELECT opened.person, opened.regime, opened.authority, MAX(opened.grade) AS grade, MIN(opened.contract) AS contract
          FROM opened
         GROUP BY opened.person, opened.regime, opened.authority) AS need
  JOIN person  ON person.id = need.person
  JOIN company ON company.id = person.kept_by
  JOIN organisation AS authority ON authority.id = need.authority
  LEFT JOIN (SELECT clearance.person, clearance.regime, clearance.authority, MAX(clearance.grade) AS grade
               FROM clearance
              WHERE clearance.regime IN ('MDA', 'HI')
                AND clearance.outcome = 'cleared'
                AND clearance.notice_on <= $1
                AND (clearance.withdrawn_on IS NULL OR clearance.withdrawn_on > $1)
              GROUP BY clearance.person, clearance.regime, clearance.authority) AS reached
    ON reached.person = need.person
   AND reached.regime = need.regime
   AND reached.authority = need.authority
 WHERE reached.grade IS NULL
    OR reached.grade < need.grade
