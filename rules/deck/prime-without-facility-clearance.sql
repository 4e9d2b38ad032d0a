-- rule:       prime-without-facility-clearance
-- duty:       facility.cleared
-- title ja:   契約相手方が、扱う秘密等に見合う資格を有すること
-- title en:   Every prime holds the facility clearance that its contract needs
-- register:   contract
-- weight:     grave
-- because ja: {subject}（{title}）の契約相手方 {name} は {regime}（区分{grade}）の秘密等を扱うが、{why_ja}
-- because en: {name_en}, the prime of {subject} ({title_en}), handles {regime} of grade {grade}, but {why_en}

-- What a company needs is told by the items it holds under the contract, site by site where they lie in a container, and by the
-- designations that the handlers on its roll are on the range of.  A clearance counts while it is granted, not revoked and not
-- suspended; when it expires it is due.
WITH need AS
       (SELECT held.contract, held.company, held.site, held.regime, MAX(held.grade) AS grade
          FROM (SELECT item.contract, item.holder AS company, area.site, item.regime, item.grade
                  FROM (SELECT item.contract, item.holder, item.container, item.regime, MAX(item.grade) AS grade
                          FROM item
                         WHERE item.regime <> 'PI'
                           AND item.registered_on <= $1
                           AND (item.returned_on IS NULL OR item.returned_on > $1)
                           AND (item.destroyed_on IS NULL OR item.destroyed_on > $1)
                         GROUP BY item.contract, item.holder, item.container, item.regime) AS item
                  LEFT JOIN container ON container.id = item.container
                  LEFT JOIN area      ON area.id = container.area
                 UNION ALL
                SELECT handler_range.contract, person.kept_by, NULL, designation.regime, designation.grade
                  FROM handler_range
                  JOIN designation ON designation.id = handler_range.designation
                  JOIN person      ON person.id = handler_range.person
                 WHERE handler_range.from_on <= $1
                   AND (handler_range.to_on IS NULL OR handler_range.to_on >= $1)) AS held
         GROUP BY held.contract, held.company, held.site, held.regime),
     standing AS
       (SELECT facility_clearance.company, facility_clearance.site, facility_clearance.regime, facility_clearance.grade,
               facility_clearance.granted_on, COALESCE(facility_clearance.expires_on, '9999-12-31') AS expires_on
          FROM facility_clearance
         WHERE facility_clearance.granted_on <= $1
           AND (facility_clearance.revoked_on IS NULL OR facility_clearance.revoked_on > $1)
           AND NOT EXISTS (SELECT 1
                             FROM facility_suspension
                            WHERE facility_suspension.facility_clearance = facility_clearance.id
                              AND (facility_suspension.from_on IS NULL OR facility_suspension.from_on <= $1)
                              AND (facility_suspension.to_on IS NULL OR facility_suspension.to_on >= $1))),
     gap AS
       (SELECT need.contract, need.company, need.site, need.regime, need.grade,
               MAX(standing.expires_on) AS expires_on, MAX(standing.granted_on) AS granted_on
          FROM need
          LEFT JOIN standing ON standing.company = need.company
                            AND standing.regime = need.regime
                            AND standing.grade >= need.grade
                            AND (need.site IS NULL OR standing.site = need.site)
         GROUP BY need.contract, need.company, need.site, need.regime, need.grade),
     worst AS
       (SELECT gap.*,
               ROW_NUMBER() OVER (PARTITION BY gap.contract ORDER BY gap.expires_on NULLS FIRST, gap.grade DESC, gap.regime,
                                                                     gap.site NULLS LAST) AS place
          FROM gap
          JOIN contract ON contract.id = gap.contract AND contract.prime = gap.company
         WHERE (gap.expires_on IS NULL OR gap.expires_on < '9999-12-31')
           AND contract.start_on <= $1)
SELECT contract.number AS subject,
       company.number AS company,
       worst.expires_on AS due_on,
       worst.granted_on AS last_on,
       worst.regime AS regime,
       worst.grade AS grade,
       CASE WHEN worst.expires_on IS NOT NULL THEN 'これに見合う企業の秘密取扱資格は ' || worst.expires_on || ' に満了する'
            WHEN site.number IS NOT NULL THEN site.number || ' にこれに見合う企業の秘密取扱資格がない'
            ELSE 'いずれの事業所にもこれに見合う企業の秘密取扱資格がない' END AS why_ja,
       CASE WHEN worst.expires_on IS NOT NULL THEN 'its facility clearance for that expires on ' || worst.expires_on
            WHEN site.number IS NOT NULL THEN 'holds no facility clearance for that at ' || site.number
            ELSE 'holds no facility clearance for that at any site' END AS why_en,
       company.name AS name,
       COALESCE(company.name_en, company.name) AS name_en,
       contract.title AS title,
       COALESCE(contract.title_en, contract.title) AS title_en
  FROM worst
  JOIN contract ON contract.id = worst.contract
  JOIN company  ON company.id = worst.company
  LEFT JOIN site ON site.id = worst.site
 WHERE worst.place = 1
