-- rule:       password-change
-- duty:       pc.password
-- title ja:   パソコンのパスワードが期間内に変更されていること
-- title en:   The password of every ID was changed in time
-- register:   machine_account
-- weight:     minor
-- clock:      within {days} days of {since_on}
-- because ja: {machine} の ID「{login}」（{person}）のパスワードは {days} 日以内ごとに変更を要し、期限は {due_on} である
--             （最終変更日 {last_on}、開始日 {from_on}）
-- because en: The password of the ID “{login}” ({person}) on {machine} is to be changed every {days} days, the next time by
--             {due_on}
--             (last changed: {last_on}; from: {from_on})
SELECT held.subject AS subject,
       held.company AS company,
       add_days(COALESCE(held.changed_on, held.from_on), term.value) AS due_on,
       held.changed_on AS last_on,
       COALESCE(held.changed_on, held.from_on) AS since_on,
       held.machine AS machine,
       held.person AS person,
       held.login AS login,
       held.from_on AS from_on,
       term.value AS days
  FROM (SELECT machine_account.number AS subject, company.number AS company, machine.number AS machine, person.number AS person,
               machine_account.login AS login, machine_account.from_on AS from_on,
               -- A later change has taken the place of what was so on the day: then an earlier version tells.
               CASE WHEN machine_account.password_changed_on <= $1
                    THEN machine_account.password_changed_on
                    ELSE (SELECT MAX(earlier.password_changed_on)
                            FROM machine_account_version AS earlier
                           WHERE earlier.id = machine_account.id
                             AND earlier.password_changed_on <= $1) END AS changed_on
          FROM machine_account
          JOIN machine ON machine.id = machine_account.machine
          JOIN site    ON site.id = machine.site
          JOIN company ON company.id = site.company
          JOIN person  ON person.id = machine_account.person
         WHERE machine_account.from_on <= $1
           AND (machine_account.to_on IS NULL OR machine_account.to_on >= $1)
           AND machine.registered_on <= $1
           AND (machine.retired_on IS NULL OR machine.retired_on > $1)) AS held
  JOIN term ON term.name = 'password_days'
           AND (term.from_on IS NULL OR term.from_on <= $1)
           AND (term.to_on IS NULL OR term.to_on >= $1)
