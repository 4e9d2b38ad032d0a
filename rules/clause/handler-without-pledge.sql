-- rule:       handler-without-pledge
-- duty:       pledge.signed
-- title ja:   取扱者が誓約書に署名していること
-- title en:   Every handler has signed the pledge
-- register:   person
-- weight:     serious
-- because ja: {subject} は契約 {contract} により{regime}を取り扱う者であるが、その誓約書は{how}
-- because en: {subject} handles {regime_en} under {contract}, but the pledge for it {how_en}
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
SELECT judged.subject AS subject,
       judged.company AS company,
       NULL AS due_on,
       NULL AS last_on,
       judged.contract AS contract,
       judged.regime AS regime,
       judged.regime_en AS regime_en,
       CASE WHEN judged.ended_on IS NULL THEN 'ない' ELSE ' ' || judged.ended_on || ' に終了している' END AS how,
       CASE WHEN judged.ended_on IS NULL THEN 'is not on record' ELSE 'ended on ' || judged.ended_on END AS how_en
  FROM (SELECT person.number AS subject, company.number AS company, need.contract AS contract, need.regime AS regime_en,
               CASE need.regime WHEN 'SDS' THEN '特定秘密' WHEN 'MDA' THEN '特別防衛秘密' WHEN 'HI' THEN '秘'
                                WHEN 'DPB' THEN '装備品等秘密' WHEN 'KEA' THEN '重要経済安保情報' ELSE '保護すべき情報' END AS regime,
               (SELECT MAX(pledge.ended_on)
                  FROM pledge
                 WHERE pledge.person = need.person
                   AND pledge.regime = need.regime
                   AND pledge.ended_on < $1) AS ended_on
          FROM (SELECT opened.person, opened.regime, MIN(opened.contract) AS contract
                  FROM opened
                 GROUP BY opened.person, opened.regime) AS need
          JOIN person  ON person.id = need.person
          JOIN company ON company.id = person.kept_by
         WHERE NOT EXISTS (SELECT 1
                             FROM pledge
                            WHERE pledge.person = need.person
                              AND pledge.regime = need.regime
                              AND pledge.signed_on <= $1
                              AND (pledge.ended_on IS NULL OR pledge.ended_on >= $1))) AS judged
