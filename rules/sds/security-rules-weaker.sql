-- rule:       security-rules-weaker
-- duty:       firm.equal_rules
-- title ja:   秘密保全規則の定めが官の規則より緩くないこと
-- title en:   No provision of the security rules is weaker than the standard
-- register:   rule_heading
-- weight:     serious
-- because ja: {name} の「{title}」{edition} 版の {provision} は、基準に照らして不十分とされている
-- because en: {provision} of “{title}”, edition {edition}, of {name_en} is found weaker than the standard
SELECT rule_heading.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       company.name AS name,
       COALESCE(company.name_en, company.name) AS name_en,
       rule_set.title AS title,
       rule_set.edition AS edition,
       rule_heading.provision AS provision
  FROM rule_heading
  JOIN rule_set ON rule_set.id = rule_heading.rule_set
  JOIN company  ON company.id = rule_set.company
 WHERE rule_heading.strength = 'weaker'
   AND rule_set.made_on <= $1
   AND (rule_set.to_on IS NULL OR rule_set.to_on >= $1)
