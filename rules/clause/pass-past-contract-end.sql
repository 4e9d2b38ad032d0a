-- rule:       pass-past-contract-end
-- duty:       contract.access_ended
-- title ja:   終了した契約だけによる立入許可が残っていないこと
-- title en:   No pass rests on contracts that are over alone
-- register:   area_pass
-- weight:     serious
-- because ja: {person} は {area}（{area_name}）への立入りを許されているが、その取扱者の範囲は終了した契約 {contract} などのものだけである
-- because en: {person} has a pass to {area} ({area_name}) but is on the range only of contracts that are over, {contract} among them

-- Who is on no range at all is another rule's matter.  What each person's ranges come to is put together first.
WITH ranges AS
       (SELECT handler_range.person, MIN(contract.number) AS contract,
               MAX(CASE WHEN contract.end_on IS NULL OR COALESCE(contract.closing_until, contract.end_on) >= $1
                        THEN 1 ELSE 0 END) AS is_open
          FROM handler_range
          JOIN contract ON contract.id = handler_range.contract
         WHERE handler_range.from_on <= $1
           AND (handler_range.to_on IS NULL OR handler_range.to_on >= $1)
         GROUP BY handler_range.person)
SELECT area_pass.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       person.number AS person,
       area.number AS area,
       area.name AS area_name,
       ranges.contract AS contract
  FROM ranges
  JOIN area_pass ON area_pass.person = ranges.person
  JOIN person    ON person.id = area_pass.person
  JOIN area      ON area.id = area_pass.area
  JOIN site      ON site.id = area.site
  JOIN company   ON company.id = site.company
 WHERE ranges.is_open = 0
   AND area_pass.from_on <= $1
   AND (area_pass.to_on IS NULL OR area_pass.to_on >= $1)
