-- rule:       foreign-tie-not-reported
-- duty:       firm.foreign_tie
-- title ja:   外国との関係が届け出られていること
-- title en:   Every tie abroad was reported
-- register:   foreign_tie
-- weight:     serious
-- because ja: {name} の {country} との関係 {subject} は、生じる日の {due_on} までに届出を要する
-- because en: {subject}, a tie of {name_en} with {country}, is to be reported by the day it begins, {due_on}
SELECT foreign_tie.number AS subject,
       company.number AS company,
       foreign_tie.from_on AS due_on,
       NULL AS last_on,
       foreign_tie.country AS country,
       company.name AS name,
       COALESCE(company.name_en, company.name) AS name_en
  FROM foreign_tie
  JOIN company ON company.id = foreign_tie.company
 WHERE (foreign_tie.reported_on IS NULL OR foreign_tie.reported_on > $1)
   AND (foreign_tie.to_on IS NULL OR foreign_tie.to_on >= $1)
