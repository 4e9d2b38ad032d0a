-- rule:       login-shared
-- duty:       pc.one_user
-- title ja:   パソコンのIDを二人で使っていないこと
-- title en:   No two persons share an ID on a machine
-- register:   machine_account
-- weight:     serious
-- because ja: {machine} の ID「{login}」は {first} に付与されているが、{person} も同じIDを用いている
-- because en: The ID “{login}” on {machine} belongs to {first}, and {person} has the same

-- The one who had it first keeps it; capital letters make no difference.
WITH named AS
       (SELECT machine_account.number, machine_account.machine, machine_account.person, machine_account.login,
               FIRST_VALUE(machine_account.person) OVER (PARTITION BY machine_account.machine, LOWER(machine_account.login)
                                                         ORDER BY machine_account.from_on, machine_account.id) AS first
          FROM machine_account
         WHERE machine_account.from_on <= $1
           AND (machine_account.to_on IS NULL OR machine_account.to_on >= $1))
SELECT named.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       machine.number AS machine,
       named.login AS login,
       person.number AS person,
       owner.number AS first
  FROM named
  JOIN machine ON machine.id = named.machine
  JOIN site    ON site.id = machine.site
  JOIN company ON company.id = site.company
  JOIN person  ON person.id = named.person
  JOIN person AS owner ON owner.id = named.first
 WHERE named.person <> named.first
   AND machine.registered_on <= $1
   AND (machine.retired_on IS NULL OR machine.retired_on > $1)
