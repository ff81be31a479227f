-- What flows add up to under each heading. One rule: a flow is left out where one that holds it is in the same sum.
-- A flow with several headings in a slot cannot be split, so its value goes to `shared_usd` of each; a part of it that
-- has one heading still counts there.

INSERT INTO sums
WITH headed AS (
  SELECT DISTINCT event_id, slot,
    CASE WHEN slot = 'commodity' AND code IS NOT NULL THEN left(code, 2) ELSE coalesce(code, name) END AS heading
  FROM names WHERE slot IN ('destination', 'commodity', 'origin', 'exporter')
  UNION ALL
  SELECT event_id, 'period', period_start || '/' || period_end FROM consolidated WHERE period_start IS NOT NULL
), headings AS (
  SELECT event_id, slot, heading, c.status, c.year, c.value_usd, c.quantity_kg,
    count(*) OVER (PARTITION BY event_id, slot) = 1 AS alone
  FROM headed JOIN consolidated c USING (event_id)
), held AS (
  SELECT h.event_id, h.slot, h.heading,
    bool_or(t.value_usd IS NOT NULL AND (t.alone OR NOT h.alone)) AS value,
    bool_or(t.quantity_kg IS NOT NULL AND (t.alone OR NOT h.alone)) AS quantity
  FROM headings h JOIN parts p USING (event_id)
  JOIN headings t ON t.event_id = p.total_id AND t.slot = h.slot AND t.heading = h.heading AND t.year IS NOT DISTINCT FROM h.year
  GROUP BY ALL
)
SELECT slot, heading, status, year,
  count(*) FILTER (held.slot IS NULL),
  sum(value_usd) FILTER (alone AND NOT coalesce(held.value, false)),
  sum(value_usd) FILTER (NOT alone AND NOT coalesce(held.value, false)),
  sum(quantity_kg) FILTER (alone AND NOT coalesce(held.quantity, false))
FROM headings LEFT JOIN held USING (event_id, slot, heading)
GROUP BY slot, heading, status, year
ORDER BY slot, heading, status, year;
