-- rule:       leaver-on-range
-- duty:       handler.employed
-- title ja:   離職した者が取扱者の範囲に残っていないこと
-- title en:   No one who has left is still on a range of handlers
-- register:   handler_range
-- weight:     grave
-- because ja: {person} は契約 {contract} の取扱者の範囲にあるが、{on_day} にどの事業者にも所属していない（離職日 {left_on}）
-- because en: {person} is on the range of {contract} but works for no firm on {on_day} (left on: {left_on})
SELECT handler_range.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       person.number AS person,
       contract.number AS contract,
       $1 AS on_day,
       (SELECT MAX(ended.to_on)
          FROM employment AS ended
         WHERE ended.person = handler_range.person
           AND ended.to_on < $1) AS left_on
  FROM handler_range
  JOIN contract ON contract.id = handler_range.contract
  JOIN person   ON person.id = handler_range.person
  JOIN company  ON company.id = person.kept_by
 WHERE handler_range.from_on <= $1
   AND (handler_range.to_on IS NULL OR handler_range.to_on >= $1)
   AND (contract.end_on IS NULL OR COALESCE(contract.closing_until, contract.end_on) >= $1)
   -- Who works for a firm without a part in the contract is the matter of handler-of-no-party.
   AND NOT EXISTS (SELECT 1
                     FROM employment AS present
                    WHERE present.person = handler_range.person
                      AND present.from_on <= $1
                      AND (present.to_on IS NULL OR present.to_on >= $1))
