-- rule:       dpb-handler-not-named
-- duty:       clearance.named
-- title ja:   装備品等秘密を取り扱う者が、同意の上で定められ、報告されていること
-- title en:   Everyone who handles DPB was named with consent and reported
-- register:   person
-- weight:     grave
-- because ja: {subject} は契約 {contract} により装備品等秘密を取り扱う者であるが、{authority} に対し、
--             あらかじめ同意を得て定め、報告した記録がない
-- because en: {subject} handles DPB under {contract}, but was not named with prior consent and reported to {authority}
WITH opened AS (
    -- What a range opens: what its designation names; where it names none, what the person's company holds for the contract, save
    -- SDS and KEA, which need a designation.
    SELECT handler_range.person AS person, designation.regime AS regime, designation.grade AS grade, contract.authority AS authority,
           contract.number AS contract, handler_range.from_on AS from_on
      FROM handler_range
      JOIN contract    ON contract.id = handler_range.contract
      JOIN designation ON designation.id = handler_range.designation
     WHERE designation.regime = 'DPB'
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
               AND item.regime = 'DPB'
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
       authority.number AS authority
  FROM (SELECT opened.person, opened.authority, MIN(opened.contract) AS contract
          FROM opened
         GROUP BY opened.person, opened.authority) AS need
  JOIN person  ON person.id = need.person
  JOIN company ON company.id = person.kept_by
  JOIN organisation AS authority ON authority.id = need.authority
 WHERE NOT EXISTS (SELECT 1
                     FROM clearance
                    WHERE clearance.person = need.person
                      AND clearance.regime = 'DPB'
                      AND clearance.authority = need.authority
                      AND clearance.notice_on <= $1
                      AND clearance.consented_on <= clearance.notice_on
                      AND clearance.reported_on <= $1
                      AND (clearance.withdrawn_on IS NULL OR clearance.withdrawn_on > $1))
