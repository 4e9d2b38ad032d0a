-- rule: r
-- duty: d
-- title ja: 題
-- title en: T
-- register: machine
-- weight: grave
-- because ja: {subject}は
--   続く
-- because en: {subject}
--   goes on
SELECT 1 AS subject, ';' AS x FROM t JOIN term ON term.name = 't' -- c
 WHERE /* $2 */ $1 = "a";
