-- rule:       pass-without-clearance
-- duty:       area.pass
-- title ja:   保全施設への立入りを許された者に資格があること
-- title en:   Whoever has a pass to an area is cleared
-- register:   area_pass
-- weight:     grave
-- because ja: {person} は {area}（{area_name}）への立入りを許されているが、その施設で扱ういずれの制度の資格もない
-- because en: {person} has a pass to {area} ({area_name}) but is not cleared for any regime of that area

-- A clearance that has run out in time is another rule's matter: here it is enough that it was given, that it stands, and that
-- the same authority has not since found otherwise.  An SDS clearance serves for KEA.  Protected information needs no
-- clearance, so an area for nothing else is left out.
WITH refused AS MATERIALIZED
       (SELECT clearance.person, clearance.regime, clearance.authority, MAX(clearance.notice_on) AS notice_on
          FROM clearance
         WHERE clearance.outcome = 'not_cleared'
           AND clearance.notice_on <= $1
         GROUP BY clearance.person, clearance.regime, clearance.authority),
     standing AS MATERIALIZED
       (SELECT clearance.person, clearance.regime
          FROM clearance
          LEFT JOIN refused ON refused.person = clearance.person
                           AND refused.regime = clearance.regime
                           AND refused.authority = clearance.authority
                           AND refused.notice_on > clearance.notice_on
         WHERE clearance.notice_on <= $1
           AND (clearance.withdrawn_on IS NULL OR clearance.withdrawn_on > $1)
           AND (clearance.outcome = 'cleared'
                OR (clearance.regime = 'DPB' AND clearance.consented_on <= clearance.notice_on AND clearance.reported_on <= $1))
           AND refused.person IS NULL),
     cleared AS MATERIALIZED
       (SELECT standing.person, standing.regime FROM standing
         UNION ALL
        SELECT standing.person, 'KEA' FROM standing WHERE standing.regime = 'SDS'),
     barred AS
       (SELECT area_pass.id
          FROM area_pass
          JOIN area_regime ON area_regime.area = area_pass.area AND area_regime.regime <> 'PI'
          LEFT JOIN cleared ON cleared.person = area_pass.person AND cleared.regime = area_regime.regime
         WHERE area_pass.from_on <= $1
           AND (area_pass.to_on IS NULL OR area_pass.to_on >= $1)
         GROUP BY area_pass.id
        HAVING COUNT(cleared.person) = 0)
SELECT area_pass.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       person.number AS person,
       area.number AS area,
       area.name AS area_name
  FROM barred
  JOIN area_pass ON area_pass.id = barred.id
  JOIN person    ON person.id = area_pass.person
  JOIN area      ON area.id = area_pass.area
  JOIN site      ON site.id = area.site
  JOIN company   ON company.id = site.company
