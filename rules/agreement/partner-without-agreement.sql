-- rule:       partner-without-agreement
-- duty:       agreement.partners
-- title ja:   国際共同事業の相手国等との情報保護協定が効力を有すること
-- title en:   Every partner of a running programme has an agreement in force
-- register:   programme_partner
-- weight:     serious
-- because ja: {programme}（{title}）は {partner} を相手とするが、{partner} との情報保護協定で {on_day} に効力を有するものがない
-- because en: {programme} ({title_en}) has {partner} for a partner, but no agreement with {partner} is in force on {on_day}
SELECT programme_partner.number AS subject,
       NULL AS company,
       NULL AS due_on,
       NULL AS last_on,
       programme.number AS programme,
       programme.title AS title,
       COALESCE(programme.title_en, programme.title) AS title_en,
       programme_partner.partner AS partner,
       $1 AS on_day
  FROM programme_partner
  JOIN programme ON programme.id = programme_partner.programme
 WHERE programme_partner.partner <> 'JP'
   AND programme.from_on <= $1
   AND (programme.to_on IS NULL OR programme.to_on >= $1)
   AND NOT EXISTS (SELECT 1
                     FROM agreement
                    WHERE agreement.partner = programme_partner.partner
                      AND agreement.in_force_on <= $1
                      AND (agreement.ended_on IS NULL OR agreement.ended_on >= $1))
