-- rule:       clearance-before-transfer
-- duty:       clearance.transferred
-- title ja:   他の事業者から移った取扱者が、改めて確認を受けていること
-- title en:   Every handler who came from another firm was confirmed anew
-- register:   clearance
-- weight:     serious
-- because ja: {person} の{regime}の資格 {subject}（{notice_on}）は {former} に所属していた時のものであり、
--             {from_on} に {present} に移った後は改めて確認されていない
-- because en: The clearance {subject} of {person} for {regime_en} ({notice_on}) dates from the time with {former_en};
--             it was not confirmed anew after the transfer to {present_en} on {from_on}

-- Asked of whoever is on a range that opens the regime for the same authority.  Only the latest confirmation or naming counts.
-- Those who have left some company are few, so they come first.
WITH latest AS MATERIALIZED
       (SELECT clearance.number, clearance.person, clearance.regime, clearance.authority, clearance.notice_on,
               ROW_NUMBER() OVER (PARTITION BY clearance.person, clearance.regime, clearance.authority
                                  ORDER BY clearance.notice_on DESC, clearance.id DESC) AS place
          FROM clearance
         WHERE clearance.person IN (SELECT employment.person FROM employment WHERE employment.to_on < $1)
           AND clearance.regime IN ('MDA', 'HI', 'DPB')
           AND clearance.notice_on <= $1
           AND (clearance.withdrawn_on IS NULL OR clearance.withdrawn_on > $1)),
     work AS MATERIALIZED
       (SELECT latest.number, latest.person, latest.regime, latest.authority, latest.notice_on,
               employment.company, employment.from_on, COALESCE(employment.to_on, '9999-12-31') AS to_on
          FROM latest
          JOIN employment ON employment.person = latest.person
         WHERE latest.place = 1),
     then_with AS MATERIALIZED
       (SELECT work.number, work.company, work.to_on
          FROM work
         WHERE work.from_on <= work.notice_on
           AND work.to_on >= work.notice_on),
     moved AS
       (SELECT work.number, work.person, work.regime, work.authority, work.notice_on, work.company AS present, work.from_on,
               MAX(former.company) AS former
          FROM work
          JOIN then_with AS former ON former.number = work.number AND former.company <> work.company AND former.to_on < $1
          LEFT JOIN then_with AS same ON same.number = work.number AND same.company = work.company
         WHERE work.from_on > work.notice_on
           AND work.from_on <= $1
           AND work.to_on >= $1
           AND same.number IS NULL
         GROUP BY work.number, work.person, work.regime, work.authority, work.notice_on, work.company, work.from_on)
SELECT moved.number AS subject,
       present.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       person.number AS person,
       moved.notice_on AS notice_on,
       moved.from_on AS from_on,
       CASE moved.regime WHEN 'MDA' THEN '特別防衛秘密' WHEN 'HI' THEN '秘' ELSE '装備品等秘密' END AS regime,
       moved.regime AS regime_en,
       former.name AS former,
       COALESCE(former.name_en, former.name) AS former_en,
       present.name AS present,
       COALESCE(present.name_en, present.name) AS present_en
  FROM moved
  JOIN person             ON person.id = moved.person
  JOIN company AS present ON present.id = moved.present
  JOIN company AS former  ON former.id = moved.former
 WHERE EXISTS (SELECT 1
                 FROM handler_range
                 JOIN contract ON contract.id = handler_range.contract
                 LEFT JOIN designation ON designation.id = handler_range.designation
                WHERE handler_range.person = moved.person
                  AND contract.authority = moved.authority
                  AND handler_range.from_on <= $1
                  AND (handler_range.to_on IS NULL OR handler_range.to_on >= $1)
                  AND (contract.end_on IS NULL OR COALESCE(contract.closing_until, contract.end_on) >= $1)
                  AND (designation.regime = moved.regime
                       OR (handler_range.designation IS NULL
                           AND EXISTS (SELECT 1
                                         FROM item
                                        WHERE item.contract = contract.id
                                          AND item.holder = moved.present
                                          AND item.regime = moved.regime
                                          AND item.registered_on <= $1
                                          AND (item.returned_on IS NULL OR item.returned_on > $1)
                                          AND (item.destroyed_on IS NULL OR item.destroyed_on > $1)))))
