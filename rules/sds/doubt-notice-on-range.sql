-- rule:       doubt-notice-on-range
-- duty:       handler.not_doubted
-- title ja:   疑いを生じた旨の告知を受けた者が取扱者の範囲にいないこと
-- title en:   Nobody under a notice of doubt is on a range of handlers
-- register:   handler_range
-- weight:     grave
-- because ja: {person} は{notified}疑いを生じた旨の告知を受けた（{suspension}、{since}）が、
--             契約 {contract} の取扱者の範囲にある
-- because en: {person} was given notice of doubt{notified_en} ({suspension}, {since_en}) and is still on the range of
--             {contract}
SELECT handler_range.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       person.number AS person,
       contract.number AS contract,
       barred.number AS suspension,
       CASE WHEN barred.from_on IS NULL THEN '開始日不明' ELSE barred.from_on || ' から' END AS since,
       CASE WHEN barred.from_on IS NULL THEN 'from an unknown day' ELSE 'from ' || barred.from_on END AS since_en,
       CASE WHEN organisation.number IS NULL THEN '' ELSE ' ' || organisation.number || ' から' END AS notified,
       CASE WHEN organisation.number IS NULL THEN '' ELSE ' by ' || organisation.number END AS notified_en
  -- The first of several notices that bar the range.  One for SDS bars KEA too; one that names neither regime nor authority bars all.
  FROM (SELECT handler_range.id AS handler_range, MIN(suspension.id) AS suspension
          FROM suspension
          JOIN handler_range ON handler_range.person = suspension.person
          JOIN contract      ON contract.id = handler_range.contract
          LEFT JOIN designation ON designation.id = handler_range.designation
         WHERE suspension.reason = 'doubt_notice'
           AND (suspension.from_on IS NULL OR suspension.from_on <= $1)
           AND (suspension.to_on IS NULL OR suspension.to_on >= $1)
           AND (suspension.authority IS NULL OR suspension.authority = contract.authority)
           AND (suspension.regime IS NULL OR suspension.regime = designation.regime
                OR (suspension.regime = 'SDS' AND designation.regime = 'KEA'))
           AND handler_range.from_on <= $1
           AND (handler_range.to_on IS NULL OR handler_range.to_on >= $1)
           AND (contract.end_on IS NULL OR COALESCE(contract.closing_until, contract.end_on) >= $1)
         GROUP BY handler_range.id) AS found
  JOIN handler_range ON handler_range.id = found.handler_range
  JOIN suspension AS barred ON barred.id = found.suspension
  JOIN contract ON contract.id = handler_range.contract
  JOIN person   ON person.id = handler_range.person
  JOIN company  ON company.id = person.kept_by
  LEFT JOIN organisation ON organisation.id = barred.authority
