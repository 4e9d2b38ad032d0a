-- rule:       secret-in-two-regimes
-- duty:       designation.one_regime
-- title ja:   一つの事項が、相容れない二つの制度で指定されていないこと
-- title en:   No matter is designated under two regimes that exclude one another
-- register:   designation
-- weight:     grave
-- because ja: {subject}（{regime}、{designated_on}）の概要は {other}（{other_regime}）と同じであり、両者は重ねて指定できない
-- because en: {subject} ({regime}, {designated_on}) has the same outline as {other} ({other_regime}), and the two exclude one another

-- Two designations are taken for the same secret when their outlines are the same.  HI gives way to SDS and MDA only: it may stand
-- beside DPB and KEA.  For each outline and regime the first stands for all, so that there are few pairs.
WITH live AS
       (SELECT designation.number, designation.outline, designation.regime, designation.designated_on,
               ROW_NUMBER() OVER (PARTITION BY designation.outline, designation.regime
                                  ORDER BY designation.designated_on, designation.number) AS place
          FROM designation
         WHERE designation.designated_on <= $1
           AND designation.regime <> 'PI'
           AND NOT EXISTS (SELECT 1
                             FROM designation_event AS ended
                            WHERE ended.designation = designation.id
                              AND ended.kind IN ('expire', 'cancel')
                              AND ended.done_on <= $1)),
     first AS MATERIALIZED
       (SELECT live.number, live.outline, live.regime, live.designated_on FROM live WHERE live.place = 1),
     pair AS
       (SELECT later.number, later.regime, later.designated_on, earlier.number AS other, earlier.regime AS other_regime,
               ROW_NUMBER() OVER (PARTITION BY later.number ORDER BY earlier.designated_on, earlier.number) AS place
          FROM first AS later
          JOIN first AS earlier ON earlier.outline = later.outline
                               AND earlier.regime <> later.regime
                               AND (earlier.designated_on < later.designated_on
                                    OR (earlier.designated_on = later.designated_on AND earlier.number < later.number))
         WHERE (later.regime <> 'HI' OR earlier.regime IN ('SDS', 'MDA'))
           AND (earlier.regime <> 'HI' OR later.regime IN ('SDS', 'MDA')))
SELECT pair.number AS subject,
       NULL AS company,
       NULL AS due_on,
       NULL AS last_on,
       pair.regime AS regime,
       pair.designated_on AS designated_on,
       pair.other AS other,
       pair.other_regime AS other_regime
  FROM pair
 WHERE pair.place = 1
