-- rule:       instruction-reply-overdue
-- duty:       instruction.reply
-- title ja:   指示に期限までに回答していること
-- title en:   Every instruction was answered in time
-- register:   instruction
-- weight:     serious
-- because ja: {issued_by} が {issued_on} に {site} へ出した指示 {subject} に、{due_on} までの回答がない
-- because en: {subject}, which {issued_by_en} issued to {site_en} on {issued_on}, has no reply; it is due by {due_on}
SELECT instruction.number AS subject,
       company.number AS company,
       instruction.reply_due_on AS due_on,
       NULL AS last_on,
       instruction.issued_on AS issued_on,
       site.name AS site,
       COALESCE(site.name_en, site.name) AS site_en,
       organisation.name AS issued_by,
       COALESCE(organisation.name_en, organisation.name) AS issued_by_en
  FROM instruction
  JOIN site         ON site.id = instruction.site
  JOIN company      ON company.id = site.company
  JOIN organisation ON organisation.id = instruction.issued_by
 WHERE instruction.issued_on <= $1
   AND (instruction.closed_on IS NULL OR instruction.closed_on > $1)
   AND NOT EXISTS (SELECT 1
                     FROM instruction_reply
                    WHERE instruction_reply.instruction = instruction.id
                      AND instruction_reply.replied_on <= $1)
