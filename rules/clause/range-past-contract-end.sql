-- rule:       range-past-contract-end
-- duty:       contract.access_ended
-- title ja:   終了した契約の取扱者の範囲が閉じられていること
-- title en:   No range of handlers outlives its contract
-- register:   handler_range
-- weight:     serious
-- because ja: 契約 {contract}（{title}）は {ended_on} に終了したが、{person} がその取扱者の範囲に残っている
-- because en: {contract} ({title_en}) was over on {ended_on}, and {person} is still on its range

-- A contract is over after the time allowed for returning and destroying, where that is given.
SELECT handler_range.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       person.number AS person,
       contract.number AS contract,
       contract.title AS title,
       COALESCE(contract.title_en, contract.title) AS title_en,
       COALESCE(contract.closing_until, contract.end_on) AS ended_on
  FROM contract
  JOIN handler_range ON handler_range.contract = contract.id
  JOIN person        ON person.id = handler_range.person
  JOIN company       ON company.id = person.kept_by
 WHERE COALESCE(contract.closing_until, contract.end_on) < $1
   AND handler_range.from_on <= $1
   AND (handler_range.to_on IS NULL OR handler_range.to_on >= $1)
