-- rule:       carry-out-without-approval
-- duty:       approval.prior
-- title ja:   事業所の外での使用が持出しの承認を受けていること
-- title en:   Whatever is used at another site was approved to be carried out
-- register:   loan
-- weight:     grave
-- because ja: {person} は {item} を借り受け、保管する事業所の外の {area}（{area_name}）で使用しているが（{subject}）、
--             {from_on} にその者が行う持出しの承認がない
-- because en: {person} has {item} on loan and uses it in {area} ({area_name}), away from the site where it is kept ({subject}),
--             without an approval for that person to carry it out on {from_on}

-- What lies in no container is at home with the company that holds it.
SELECT loan.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       item.number AS item,
       person.number AS person,
       loan.from_on AS from_on,
       area.number AS area,
       area.name AS area_name
  FROM loan
  JOIN item    ON item.id = loan.item
  JOIN company ON company.id = item.holder
  JOIN person  ON person.id = loan.person
  JOIN area    ON area.id = loan.area
  JOIN site    ON site.id = area.site
  LEFT JOIN container    ON container.id = item.container
  LEFT JOIN area AS home ON home.id = container.area
 WHERE loan.from_on <= $1
   AND (loan.to_on IS NULL OR loan.to_on >= $1)
   AND item.grade >= '2'
   AND (item.returned_on IS NULL OR item.returned_on > $1)
   AND (item.destroyed_on IS NULL OR item.destroyed_on > $1)
   AND (area.site <> home.site OR (home.site IS NULL AND site.company <> item.holder))
   AND NOT EXISTS (SELECT 1
                     FROM approval
                    WHERE approval.item = loan.item
                      AND approval.use = 'carry_out'
                      AND approval.person = loan.person
                      AND approval.from_on <= loan.from_on
                      AND (approval.to_on IS NULL OR approval.to_on >= loan.from_on))
