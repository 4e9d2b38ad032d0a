-- rule:       send-method-not-allowed
-- duty:       send.method
-- title ja:   送達の承認が、その区分に許される方法によるものであること
-- title en:   Every approval to send names a method allowed for the item
-- register:   approval
-- weight:     serious
-- because ja: {item}（{regime}）の送達の承認 {subject} の方法は「{method}」であるが、この区分に許される方法でない
-- because en: The approval {subject} to send {item} ({regime_en}) names the method “{method_en}”, which is not allowed for it

-- The terms say for each regime and grade which methods are allowed, each by its digit.
SELECT approval.number AS subject,
       company.number AS company,
       NULL AS due_on,
       NULL AS last_on,
       item.number AS item,
       CASE item.regime WHEN 'SDS' THEN '特定秘密' WHEN 'MDA' THEN '特別防衛秘密' WHEN 'HI' THEN '秘' WHEN 'DPB' THEN '装備品等秘密'
                        WHEN 'KEA' THEN '重要経済安保情報' ELSE '保護すべき情報' END AS regime,
       item.regime AS regime_en,
       CASE approval.method WHEN 'courier' THEN '手渡し・運搬員' WHEN 'registered_post' THEN '書留郵便等'
                            WHEN 'encrypted_line' THEN '暗号化回線' WHEN 'encrypted_mail' THEN '暗号化メール'
                            ELSE '記載なし' END AS method,
       CASE approval.method WHEN 'courier' THEN 'courier' WHEN 'registered_post' THEN 'registered post'
                            WHEN 'encrypted_line' THEN 'encrypted line' WHEN 'encrypted_mail' THEN 'encrypted mail'
                            ELSE 'none given' END AS method_en
  FROM approval
  JOIN item    ON item.id = approval.item
  JOIN company ON company.id = item.holder
 WHERE approval.use = 'send'
   AND approval.from_on <= $1
   AND (approval.to_on IS NULL OR approval.to_on >= $1)
   AND (item.returned_on IS NULL OR item.returned_on > $1)
   AND (item.destroyed_on IS NULL OR item.destroyed_on > $1)
   AND NOT EXISTS (SELECT 1
                     FROM term
                    WHERE 'send_' || LOWER(item.regime) || '_' || item.grade = term.name
                      AND (term.from_on IS NULL OR term.from_on <= $1)
                      AND (term.to_on IS NULL OR term.to_on >= $1)
                      AND CAST(term.value AS TEXT) LIKE CASE approval.method WHEN 'courier' THEN '%1%' WHEN 'registered_post' THEN '%2%'
                                                            WHEN 'encrypted_line' THEN '%3%' WHEN 'encrypted_mail' THEN '%4%' END)
