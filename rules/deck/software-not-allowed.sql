-- rule:       software-not-allowed
-- duty:       pc.software
-- title ja:   業務に不要なソフトウェアがパソコンに導入されていないこと
-- title en:   Only software on the allow list is on a machine
-- register:   machine_software
-- weight:     serious
-- because ja: {machine} に「{product}」が {installed_on} から導入されているが、{company} の導入可ソフトウェア簿にない
-- because en: “{product}” has been on {machine} since {installed_on} but is not on the allow list of {company}
SELECT machine_software.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       machine.number AS machine,
       machine_software.product AS product,
       machine_software.installed_on AS installed_on
  FROM machine_software
  JOIN machine ON machine.id = machine_software.machine
  JOIN site    ON site.id = machine.site
  JOIN company ON company.id = site.company
 WHERE machine_software.installed_on <= $1
   AND (machine_software.removed_on IS NULL OR machine_software.removed_on > $1)
   AND machine.registered_on <= $1
   AND (machine.retired_on IS NULL OR machine.retired_on > $1)
   AND NOT EXISTS (SELECT 1
                     FROM allowed_software
                    WHERE allowed_software.company = site.company
                      AND allowed_software.product = machine_software.product
                      AND allowed_software.from_on <= $1
                      AND (allowed_software.to_on IS NULL OR allowed_software.to_on >= $1))
