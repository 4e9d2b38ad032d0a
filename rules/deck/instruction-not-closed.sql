-- rule:       instruction-not-closed
-- duty:       instruction.closed
-- title ja:   回答のあった指示が完了していること
-- title en:   Every instruction that was answered is closed
-- register:   instruction
-- weight:     minor
-- because ja: {site} への指示 {subject} は {last_on} に回答があったが、{days} 日以内の {due_on} までに完了とされていない
-- because en: {subject} to {site_en} was answered on {last_on} and is not closed; it is due {days} days later, by {due_on}
SELECT instruction.number AS subject,
       company.number AS company,
       add_days(answered.replied_on, term.value) AS due_on,
       answered.replied_on AS last_on,
       site.name AS site,
       COALESCE(site.name_en, site.name) AS site_en,
       term.value AS days
  FROM instruction
  JOIN (SELECT instruction_reply.instruction, MAX(instruction_reply.replied_on) AS replied_on
          FROM instruction_reply
         WHERE instruction_reply.replied_on <= $1
         GROUP BY instruction_reply.instruction) AS answered
    ON answered.instruction = instruction.id
  JOIN site    ON site.id = instruction.site
  JOIN company ON company.id = site.company
  JOIN term    ON term.name = 'instruction_close_days'
              AND (term.from_on IS NULL OR term.from_on <= $1)
              AND (term.to_on IS NULL OR term.to_on >= $1)
 WHERE instruction.closed_on IS NULL OR instruction.closed_on > $1
