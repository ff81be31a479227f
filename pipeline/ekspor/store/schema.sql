-- A store of export events: a star around `consolidated`. Start at the views below: they are what most questions need.

CREATE TABLE articles (
  article_id VARCHAR PRIMARY KEY, title VARCHAR, url VARCHAR, published DATE
);
COMMENT ON TABLE articles IS 'An article that has records.';

CREATE TABLE records (
  record_id VARCHAR PRIMARY KEY, event_id VARCHAR NOT NULL, article_id VARCHAR NOT NULL, status VARCHAR NOT NULL,
  part_of VARCHAR, confidence DOUBLE, flags VARCHAR[], sentence VARCHAR, sentence_start INTEGER, sentence_end INTEGER,
  json VARCHAR NOT NULL
);
COMMENT ON TABLE records IS 'What one article says of one flow; `json` is the whole record as `ekspor run` wrote it.';
COMMENT ON COLUMN records.part_of IS 'The record of the same article whose total holds this one.';

CREATE TABLE fillers (
  record_id VARCHAR NOT NULL, slot VARCHAR NOT NULL, n INTEGER NOT NULL, surface VARCHAR, name VARCHAR,
  code VARCHAR, code_system VARCHAR, low DECIMAL(38, 6), high DECIMAL(38, 6), currency VARCHAR, unit VARCHAR, per VARCHAR,
  usd DECIMAL(38, 6), kg DECIMAL(38, 6), start DATE, "end" DATE, grain VARCHAR,
  percent DECIMAL(38, 6), amount DECIMAL(38, 6)
);
COMMENT ON TABLE fillers IS 'What stands in the slots of the records, a row a filler.';

CREATE TABLE evidence (
  record_id VARCHAR NOT NULL, slot VARCHAR NOT NULL, n INTEGER NOT NULL, start INTEGER, "end" INTEGER, text VARCHAR
);
COMMENT ON TABLE evidence IS 'The characters of the article, half-open, that a filler was read from.';

CREATE TABLE consolidated (
  event_id VARCHAR PRIMARY KEY, status VARCHAR NOT NULL, part_of VARCHAR,
  period_start DATE, period_end DATE,
  value_usd DECIMAL(38, 6), value_usd_low DECIMAL(38, 6), value_usd_high DECIMAL(38, 6),
  quantity_kg DECIMAL(38, 6), quantity_kg_low DECIMAL(38, 6), quantity_kg_high DECIMAL(38, 6),
  reports INTEGER, first_report DATE, last_report DATE, confidence DOUBLE, flags VARCHAR[]
);
COMMENT ON TABLE consolidated IS 'A flow with all its reports. `value_usd` is that of the latest report; low and high are the spread of all.';
COMMENT ON COLUMN consolidated.part_of IS 'The event whose total holds this one: sums leave one of the two out.';
COMMENT ON COLUMN consolidated.flags IS 'Of its records; "revised" where reports differ by more than rounding.';

CREATE TABLE names (
  event_id VARCHAR NOT NULL, slot VARCHAR NOT NULL, n INTEGER NOT NULL, name VARCHAR NOT NULL, code VARCHAR
);
COMMENT ON TABLE names IS 'The exporters, origins, goods, destinations, agencies and ports of an event, a row a name.';

CREATE TABLE countries (code VARCHAR PRIMARY KEY, name_id VARCHAR, name_en VARCHAR, region VARCHAR, region_id VARCHAR, region_en VARCHAR);
COMMENT ON TABLE countries IS 'ISO 3166-1, UN M49 and groups of countries; `region` is the M49 region of a country.';

CREATE TABLE regions (code VARCHAR PRIMARY KEY, name VARCHAR, province_code VARCHAR, province VARCHAR);
COMMENT ON TABLE regions IS 'Provinces, kabupaten and kota by Kemendagri code.';

CREATE TABLE chapters (chapter VARCHAR PRIMARY KEY, name_id VARCHAR, name_en VARCHAR);
COMMENT ON TABLE chapters IS 'Chapters of HS 2022.';

-- ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE VIEW events AS
SELECT c.event_id, status,
  n.exporter, n.origin, n.origin_code, n.commodity, n.hs, n.destination, n.destination_code,
  value_usd, value_usd_low, value_usd_high, quantity_kg, quantity_kg_low, quantity_kg_high,
  period_start, period_end, n.agency, n.port, reports, first_report, last_report, part_of, confidence, flags
FROM consolidated c LEFT JOIN (
  SELECT event_id,
    string_agg(name, '; ' ORDER BY n) FILTER (slot = 'exporter') AS exporter,
    string_agg(name, '; ' ORDER BY n) FILTER (slot = 'origin') AS origin,
    string_agg(code, '; ' ORDER BY n) FILTER (slot = 'origin') AS origin_code,
    string_agg(name, '; ' ORDER BY n) FILTER (slot = 'commodity') AS commodity,
    string_agg(code, '; ' ORDER BY n) FILTER (slot = 'commodity') AS hs,
    string_agg(name, '; ' ORDER BY n) FILTER (slot = 'destination') AS destination,
    string_agg(code, '; ' ORDER BY n) FILTER (slot = 'destination') AS destination_code,
    string_agg(name, '; ' ORDER BY n) FILTER (slot = 'agency') AS agency,
    string_agg(name, '; ' ORDER BY n) FILTER (slot = 'port') AS port
  FROM names GROUP BY event_id
) n USING (event_id);
COMMENT ON VIEW events IS 'One row a flow, names joined with "; ".';

CREATE VIEW mentions AS
SELECT r.event_id, record_id, r.article_id, slot, f.surface, f.name, f.code, e.start, e."end", e.text
FROM fillers f JOIN evidence e USING (record_id, slot, n) JOIN records r USING (record_id);
COMMENT ON VIEW mentions IS 'Where in which article each cell of an event was read.';

CREATE VIEW sources AS
SELECT r.event_id, record_id, article_id, a.title, a.url, a.published, r.sentence, r.confidence
FROM records r JOIN articles a USING (article_id);
COMMENT ON VIEW sources IS 'The articles that report an event, with the sentence that does.';

-- A flow to several destinations (or of several goods) cannot be split: its value stands in `shared_usd` of each, and
-- only flows with one of them add up in `value_usd`. A part whose total stands under the same heading is left out.

CREATE VIEW headings AS
SELECT c.event_id, c.part_of, c.status, c.period_start, c.period_end, c.value_usd, c.quantity_kg, n.slot,
  CASE WHEN n.slot = 'commodity' AND n.code IS NOT NULL THEN left(n.code, 2) ELSE coalesce(n.code, n.name) END AS heading,
  count(*) OVER (PARTITION BY c.event_id, n.slot) AS among
FROM consolidated c JOIN names n USING (event_id) WHERE n.slot IN ('destination', 'commodity', 'origin', 'exporter');
COMMENT ON VIEW headings IS 'Events under each of their destinations, goods (by HS chapter), origins and exporters.';

CREATE VIEW sums AS
SELECT h.slot, h.heading, h.status, year(h.period_end) AS year,
  count(DISTINCT h.event_id) AS events,
  sum(h.value_usd) FILTER (h.among = 1) AS value_usd,
  sum(h.value_usd) FILTER (h.among > 1) AS shared_usd,
  sum(h.quantity_kg) FILTER (h.among = 1) AS quantity_kg
FROM headings h
WHERE NOT EXISTS (SELECT 1 FROM headings t WHERE t.event_id = h.part_of AND t.slot = h.slot AND t.heading = h.heading)
GROUP BY ALL;
COMMENT ON VIEW sums IS 'What the by_ views add up.';

CREATE VIEW by_destination AS
SELECT s.heading AS code, coalesce(c.name_id, s.heading) AS name_id, coalesce(c.name_en, s.heading) AS name_en,
  c.region_id, c.region_en, status, year, events, value_usd, shared_usd, quantity_kg
FROM sums s LEFT JOIN countries c ON c.code = s.heading WHERE s.slot = 'destination';
COMMENT ON VIEW by_destination IS 'Flows by country or world region, status and year.';

CREATE VIEW by_commodity AS
SELECT s.heading AS chapter, coalesce(c.name_id, s.heading) AS name_id, coalesce(c.name_en, s.heading) AS name_en,
  status, year, events, value_usd, shared_usd, quantity_kg
FROM sums s LEFT JOIN chapters c ON c.chapter = s.heading WHERE s.slot = 'commodity';
COMMENT ON VIEW by_commodity IS 'Flows by HS chapter (goods without a code by their name), status and year.';

CREATE VIEW by_origin AS
SELECT s.heading AS code, coalesce(r.name, c.name_id, s.heading) AS name, r.province, r.province_code,
  status, year, events, value_usd, shared_usd, quantity_kg
FROM sums s LEFT JOIN regions r ON r.code = s.heading LEFT JOIN countries c ON c.code = s.heading WHERE s.slot = 'origin';
COMMENT ON VIEW by_origin IS 'Flows by place of origin, status and year.';

CREATE VIEW by_exporter AS
SELECT heading AS name, status, year, events, value_usd, shared_usd, quantity_kg FROM sums WHERE slot = 'exporter';
COMMENT ON VIEW by_exporter IS 'Flows by exporter, status and year.';

CREATE VIEW by_period AS
SELECT period_start, period_end, status, count(*) AS events, sum(value_usd) AS value_usd, sum(quantity_kg) AS quantity_kg
FROM consolidated c
WHERE NOT EXISTS (SELECT 1 FROM consolidated t WHERE t.event_id = c.part_of)
GROUP BY ALL;
COMMENT ON VIEW by_period IS 'Flows by the exact period they are stated for, parts of a total left out; periods may overlap.';
