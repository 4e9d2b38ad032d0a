-- rule:       security-rules-unconfirmed
-- duty:       firm.rules_confirmed
-- title ja:   秘密保全規則の各版が官の確認を受けていること
-- title en:   Every edition of the security rules was confirmed
-- register:   rule_set
-- weight:     serious
-- clock:      within {months} months of {made_on}
-- because ja: {name} の「{title}」{edition}（{subject}）は {made_on} に定められ、{months} か月以内の {due_on} までに官の確認を要する
-- because en: “{title}”, edition {edition}, of {name_en} ({subject}), made on {made_on}, is to be confirmed within
--             {months} months, by {due_on}
SELECT rule_set.number AS subject,
       company.number AS company,
       through_months(rule_set.made_on, term.value) AS due_on,
       NULL AS last_on,
       rule_set.made_on AS made_on,
       term.value AS months,
       rule_set.title AS title,
       rule_set.edition AS edition,
       company.name AS name,
       COALESCE(company.name_en, company.name) AS name_en
  FROM rule_set
  JOIN company ON company.id = rule_set.company
  JOIN term    ON term.name = 'rules_confirmation_months'
              AND (term.from_on IS NULL OR term.from_on <= $1)
              AND (term.to_on IS NULL OR term.to_on >= $1)
 WHERE rule_set.made_on <= $1
   AND (rule_set.to_on IS NULL OR rule_set.to_on >= $1)
   AND (rule_set.confirmed_on IS NULL OR rule_set.confirmed_on > $1)
   -- A firm that only bids is examined before it is cleared.
   AND EXISTS (SELECT 1
                 FROM facility_clearance
                WHERE facility_clearance.company = company.id
                  AND facility_clearance.granted_on <= $1
                  AND (facility_clearance.expires_on IS NULL OR facility_clearance.expires_on >= $1)
                  AND (facility_clearance.revoked_on IS NULL OR facility_clearance.revoked_on > $1))
