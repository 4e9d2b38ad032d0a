--   goes on
-- key
-- rule: r
-- rule: r
-- because ja: {a {b} }c{
/* open