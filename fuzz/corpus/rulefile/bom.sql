-- rule: r
-- duty: d

WITH x AS (SELECT 1) SELECT $10