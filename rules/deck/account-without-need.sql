-- rule:       account-without-need
-- duty:       pc.account
-- title ja:   パソコンのIDを持つ者が取扱者又は資格のあるシステム管理者であること
-- title en:   Whoever has an ID on a machine is a handler or a cleared system manager
-- register:   machine_account
-- weight:     serious
-- because ja: {person} は {machine} の ID「{login}」を持つが、{on_day} にどの契約の取扱者の範囲にもなく、
--             資格のあるシステム管理者でもない
-- because en: {person} has the ID “{login}” on {machine} but on {on_day} is on no range of handlers, nor a system manager
--             with a clearance
SELECT machine_account.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       person.number AS person,
       machine.number AS machine,
       machine_account.login AS login,
       $1 AS on_day
  FROM machine_account
  JOIN machine ON machine.id = machine_account.machine
  JOIN site    ON site.id = machine.site
  JOIN company ON company.id = site.company
  JOIN person  ON person.id = machine_account.person
 WHERE machine_account.from_on <= $1
   AND (machine_account.to_on IS NULL OR machine_account.to_on >= $1)
   AND machine.registered_on <= $1
   AND (machine.retired_on IS NULL OR machine.retired_on > $1)
   AND NOT EXISTS (SELECT 1
                     FROM handler_range
                     JOIN contract ON contract.id = handler_range.contract
                    WHERE handler_range.person = machine_account.person
                      AND handler_range.from_on <= $1
                      AND (handler_range.to_on IS NULL OR handler_range.to_on >= $1)
                      AND (contract.end_on IS NULL OR COALESCE(contract.closing_until, contract.end_on) >= $1))
   AND NOT EXISTS (SELECT 1
                     FROM role_holder
                     JOIN clearance ON clearance.person = role_holder.person
                    WHERE role_holder.person = machine_account.person
                      AND role_holder.company = site.company
                      AND role_holder.post = 'system_manager'
                      AND role_holder.from_on <= $1
                      AND (role_holder.to_on IS NULL OR role_holder.to_on >= $1)
                      AND (clearance.outcome = 'cleared' OR clearance.regime = 'DPB')
                      AND clearance.notice_on <= $1
                      AND (clearance.withdrawn_on IS NULL OR clearance.withdrawn_on > $1))
