-- A store of export events: a star around `consolidated`. Start at the views below: they are what most questions need.

CREATE TABLE consolidated (
  event_id VARCHAR PRIMARY KEY, status VARCHAR NOT NULL,
  exporter VARCHAR, origin VARCHAR, origin_code VARCHAR, commodity VARCHAR, hs VARCHAR,
  destination VARCHAR, destination_code VARCHAR, agency VARCHAR, port VARCHAR, port_code VARCHAR,
  stated VARCHAR,
  value_usd DECIMAL(38, 6), value_usd_low DECIMAL(38, 6), value_usd_high DECIMAL(38, 6), value_basis VARCHAR,
  quantity_kg DECIMAL(38, 6), quantity_kg_low DECIMAL(38, 6), quantity_kg_high DECIMAL(38, 6),
  period_start DATE, period_end DATE, year INTEGER,
  reports INTEGER NOT NULL, first_report DATE, last_report DATE, confidence DOUBLE NOT NULL, flags VARCHAR[] NOT NULL
);
COMMENT ON TABLE consolidated IS 'A flow of goods with all its reports, a row a flow.';
COMMENT ON COLUMN consolidated.event_id IS 'The id of its first report; for `ekspor explain`.';
COMMENT ON COLUMN consolidated.status IS 'realized, target, planned or halted.';
COMMENT ON COLUMN consolidated.exporter IS 'Who exports; names joined with "; " as the report gives them that gives the most, as in the next columns.';
COMMENT ON COLUMN consolidated.origin IS 'Where the goods come from.';
COMMENT ON COLUMN consolidated.origin_code IS 'Kemendagri codes, or ISO 3166-1 for countries.';
COMMENT ON COLUMN consolidated.commodity IS 'The goods.';
COMMENT ON COLUMN consolidated.hs IS 'Codes of HS 2022, as deep as the words support.';
COMMENT ON COLUMN consolidated.destination IS 'Where they go.';
COMMENT ON COLUMN consolidated.destination_code IS 'ISO 3166-1, UN M49 or the short name of a group of countries.';
COMMENT ON COLUMN consolidated.agency IS 'Who says so.';
COMMENT ON COLUMN consolidated.port IS 'Where they are loaded or cleared.';
COMMENT ON COLUMN consolidated.port_code IS 'UN/LOCODE.';
COMMENT ON COLUMN consolidated.stated IS 'Value, quantity, growth and share in the words of the latest report that has any.';
COMMENT ON COLUMN consolidated.value_usd IS 'US dollars: the value that the latest report gives, at the mean rate of the European Central Bank over the period.';
COMMENT ON COLUMN consolidated.value_usd_low IS 'US dollars: the least that a report gives.';
COMMENT ON COLUMN consolidated.value_usd_high IS 'US dollars: the most that a report gives.';
COMMENT ON COLUMN consolidated.value_basis IS 'What the value covers where a report says: FOB, CIF, CFR, FAS or EXW (Incoterms).';
COMMENT ON COLUMN consolidated.quantity_kg IS 'Kilograms: the mass that the latest report gives; null for pieces and containers, which `fillers` has.';
COMMENT ON COLUMN consolidated.quantity_kg_low IS 'Kilograms: the least that a report gives.';
COMMENT ON COLUMN consolidated.quantity_kg_high IS 'Kilograms: the most that a report gives.';
COMMENT ON COLUMN consolidated.period_start IS 'First day of the flow.';
COMMENT ON COLUMN consolidated.period_end IS 'Last day of the flow.';
COMMENT ON COLUMN consolidated.year IS 'The calendar year that the period lies in; null where it lies in none or in several.';
COMMENT ON COLUMN consolidated.reports IS 'Number of records that tell of it, each of another article.';
COMMENT ON COLUMN consolidated.first_report IS 'Day of the first article.';
COMMENT ON COLUMN consolidated.last_report IS 'Day of the last article.';
COMMENT ON COLUMN consolidated.confidence IS '0 to 1: how likely the surest record is right.';
COMMENT ON COLUMN consolidated.flags IS 'What does not go together; "revised" where later reports give another amount by more than rounding, "conflicting" where reports of one day or turn by turn do.';

CREATE TABLE names (
  event_id VARCHAR NOT NULL, slot VARCHAR NOT NULL, n INTEGER NOT NULL, name VARCHAR NOT NULL, code VARCHAR,
  PRIMARY KEY (event_id, slot, n)
);
COMMENT ON TABLE names IS 'The exporters, origins, goods, destinations, agencies and ports of an event, a row a name.';
COMMENT ON COLUMN names.event_id IS 'The event.';
COMMENT ON COLUMN names.slot IS 'exporter, origin, commodity, destination, agency or port.';
COMMENT ON COLUMN names.n IS 'Its place in the slot, from 0.';
COMMENT ON COLUMN names.name IS 'Under its usual name, else in the words of the text.';
COMMENT ON COLUMN names.code IS 'Kemendagri, ISO 3166-1, UN M49, HS 2022, UN/LOCODE or ticker of the bourse; null when unknown.';

CREATE TABLE parts (
  event_id VARCHAR NOT NULL, total_id VARCHAR NOT NULL, nearest BOOLEAN NOT NULL, wider VARCHAR[] NOT NULL,
  PRIMARY KEY (event_id, total_id)
);
COMMENT ON TABLE parts IS 'Which events hold an event: a total its breakdowns, a year its months. In a sum a flow is left out where one that holds it is in the same sum.';
COMMENT ON COLUMN parts.event_id IS 'The part.';
COMMENT ON COLUMN parts.total_id IS 'An event that holds it.';
COMMENT ON COLUMN parts.nearest IS 'Whether this is the smallest of those that hold it.';
COMMENT ON COLUMN parts.wider IS 'In what the total is wider: period, exporter, origin, goods, destination; "amount" where it only gives a larger figure for the same; nothing where one article tells the two apart.';

CREATE TABLE articles (
  article_id VARCHAR PRIMARY KEY, title VARCHAR, url VARCHAR, published DATE
);
COMMENT ON TABLE articles IS 'An article that has records.';
COMMENT ON COLUMN articles.article_id IS 'Its id in the archive.';
COMMENT ON COLUMN articles.title IS 'Its headline, names of persons barred.';
COMMENT ON COLUMN articles.url IS 'Its address.';
COMMENT ON COLUMN articles.published IS 'Its day.';

CREATE TABLE records (
  record_id VARCHAR PRIMARY KEY, event_id VARCHAR NOT NULL, article_id VARCHAR NOT NULL, status VARCHAR NOT NULL,
  same_as VARCHAR, likeness DOUBLE, part_of VARCHAR, confidence DOUBLE NOT NULL, flags VARCHAR[] NOT NULL,
  sentence VARCHAR NOT NULL, sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL
);
COMMENT ON TABLE records IS 'What one article says of one flow.';
COMMENT ON COLUMN records.record_id IS 'A hash of what it says.';
COMMENT ON COLUMN records.event_id IS 'The event that it tells of.';
COMMENT ON COLUMN records.article_id IS 'The article.';
COMMENT ON COLUMN records.status IS 'realized, target, planned or halted.';
COMMENT ON COLUMN records.same_as IS 'The record of another article that it was found to tell the same as; null for the first of an event.';
COMMENT ON COLUMN records.likeness IS 'Points that spoke for that; 5 are needed.';
COMMENT ON COLUMN records.part_of IS 'The record of the same article whose total holds this one.';
COMMENT ON COLUMN records.confidence IS '0 to 1: how likely it is right.';
COMMENT ON COLUMN records.flags IS 'What does not go together in it.';
COMMENT ON COLUMN records.sentence IS 'The sentence that it rests on, names of persons barred.';
COMMENT ON COLUMN records.sentence_start IS 'Where that begins in the article, in characters.';
COMMENT ON COLUMN records.sentence_end IS 'Where it ends.';

CREATE TABLE originals (record_id VARCHAR PRIMARY KEY, json VARCHAR NOT NULL);
COMMENT ON TABLE originals IS 'The records as `ekspor run` wrote them, names of persons included; no export has them unless asked.';
COMMENT ON COLUMN originals.record_id IS 'The record.';
COMMENT ON COLUMN originals.json IS 'The whole of it.';

CREATE TABLE fillers (
  filler_id INTEGER PRIMARY KEY, record_id VARCHAR NOT NULL, event_id VARCHAR NOT NULL, article_id VARCHAR NOT NULL,
  slot VARCHAR NOT NULL, n INTEGER NOT NULL, surface VARCHAR NOT NULL, name VARCHAR, code VARCHAR, code_system VARCHAR,
  low DECIMAL(38, 6), high DECIMAL(38, 6), currency VARCHAR, unit VARCHAR, per VARCHAR, basis VARCHAR,
  usd DECIMAL(38, 6), kg DECIMAL(38, 6), start DATE, "end" DATE, grain VARCHAR,
  percent DECIMAL(38, 6), amount DECIMAL(38, 6)
);
COMMENT ON TABLE fillers IS 'What stands in the slots of the records, a row a filler.';
COMMENT ON COLUMN fillers.filler_id IS 'A number.';
COMMENT ON COLUMN fillers.record_id IS 'The record.';
COMMENT ON COLUMN fillers.event_id IS 'Its event.';
COMMENT ON COLUMN fillers.article_id IS 'Its article.';
COMMENT ON COLUMN fillers.slot IS 'exporter, origin, commodity, destination, value, quantity, period, agency, change, share or port.';
COMMENT ON COLUMN fillers.n IS 'Its place in the slot, from 0.';
COMMENT ON COLUMN fillers.surface IS 'The words of the text.';
COMMENT ON COLUMN fillers.name IS 'The usual name of what is named.';
COMMENT ON COLUMN fillers.code IS 'Its code.';
COMMENT ON COLUMN fillers.code_system IS 'iso3166-1, m49, bloc, kemendagri, unlocode, hs2022 or idx.';
COMMENT ON COLUMN fillers.low IS 'The amount in `currency` or `unit`, the lower end of a range; null on the open side of a bound.';
COMMENT ON COLUMN fillers.high IS 'The upper end.';
COMMENT ON COLUMN fillers.currency IS 'ISO 4217.';
COMMENT ON COLUMN fillers.unit IS 'Of a quantity, as counted.';
COMMENT ON COLUMN fillers.per IS 'Of a rate: day, week, month, quarter or year.';
COMMENT ON COLUMN fillers.basis IS 'What a value covers, where said: FOB, CIF, CFR, FAS or EXW.';
COMMENT ON COLUMN fillers.usd IS 'US dollars.';
COMMENT ON COLUMN fillers.kg IS 'Kilograms, of a mass.';
COMMENT ON COLUMN fillers.start IS 'First day of a period.';
COMMENT ON COLUMN fillers."end" IS 'Last day of a period.';
COMMENT ON COLUMN fillers.grain IS 'day, week, month, quarter, semester, year or range.';
COMMENT ON COLUMN fillers.percent IS 'Percent, of growth (signed) or of a share.';
COMMENT ON COLUMN fillers.amount IS 'Growth as an amount in `currency` or `unit`, signed.';

CREATE TABLE evidence (filler_id INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, text VARCHAR NOT NULL);
COMMENT ON TABLE evidence IS 'The characters of the article that a filler was read from.';
COMMENT ON COLUMN evidence.filler_id IS 'The filler.';
COMMENT ON COLUMN evidence.start IS 'The first character, counted from 0 in code points.';
COMMENT ON COLUMN evidence."end" IS 'One past the last.';
COMMENT ON COLUMN evidence.text IS 'The characters.';

CREATE TABLE countries (
  code VARCHAR PRIMARY KEY, name_id VARCHAR NOT NULL, name_en VARCHAR NOT NULL,
  region VARCHAR, region_id VARCHAR, region_en VARCHAR
);
COMMENT ON TABLE countries IS 'Countries, world regions and groups of countries.';
COMMENT ON COLUMN countries.code IS 'ISO 3166-1, UN M49 or the short name of a group.';
COMMENT ON COLUMN countries.name_id IS 'Its name in Indonesian.';
COMMENT ON COLUMN countries.name_en IS 'Its name in English.';
COMMENT ON COLUMN countries.region IS 'The M49 code of the region that a country lies in.';
COMMENT ON COLUMN countries.region_id IS 'The name of that in Indonesian.';
COMMENT ON COLUMN countries.region_en IS 'The name of that in English.';

CREATE TABLE regions (
  code VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, province_code VARCHAR NOT NULL, province VARCHAR NOT NULL
);
COMMENT ON TABLE regions IS 'Provinces, kabupaten and kota of Indonesia.';
COMMENT ON COLUMN regions.code IS 'Kemendagri code.';
COMMENT ON COLUMN regions.name IS 'Official name.';
COMMENT ON COLUMN regions.province_code IS 'Kemendagri code of the province.';
COMMENT ON COLUMN regions.province IS 'The province.';

CREATE TABLE chapters (chapter VARCHAR PRIMARY KEY, name_id VARCHAR NOT NULL, name_en VARCHAR NOT NULL);
COMMENT ON TABLE chapters IS 'Chapters of HS 2022.';
COMMENT ON COLUMN chapters.chapter IS 'Two digits.';
COMMENT ON COLUMN chapters.name_id IS 'Its name in Indonesian.';
COMMENT ON COLUMN chapters.name_en IS 'Its name in English.';

CREATE TABLE sums (
  slot VARCHAR NOT NULL, heading VARCHAR NOT NULL, status VARCHAR NOT NULL, year INTEGER,
  events BIGINT NOT NULL, value_usd DECIMAL(38, 6), shared_usd DECIMAL(38, 6), quantity_kg DECIMAL(38, 6)
);
COMMENT ON TABLE sums IS 'What the by_ views show: flows under each of their destinations, goods, origins and exporters.';
COMMENT ON COLUMN sums.slot IS 'destination, commodity, origin, exporter, or period.';
COMMENT ON COLUMN sums.heading IS 'The code, for goods the HS chapter, else the name; for a period its days.';
COMMENT ON COLUMN sums.status IS 'realized, target, planned or halted.';
COMMENT ON COLUMN sums.year IS 'The calendar year that the periods lie in; null for periods that lie in none or in several.';
COMMENT ON COLUMN sums.events IS 'Number of flows, those left out that another of the row holds.';
COMMENT ON COLUMN sums.value_usd IS 'US dollars: the sum of flows that have this heading alone, those left out that another in the sum holds.';
COMMENT ON COLUMN sums.shared_usd IS 'US dollars: the same of flows with several headings, which cannot be split: this stands under each.';
COMMENT ON COLUMN sums.quantity_kg IS 'Kilograms: the sum of flows that have this heading alone, as for `value_usd`.';

-- ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- No LEFT JOIN here: DuckDB 2.0 forgets the LIMIT of a question to one whose right side is an empty table.

CREATE VIEW events AS
SELECT c.*, (SELECT min(total_id) FROM parts p WHERE p.event_id = c.event_id AND nearest) AS part_of FROM consolidated c;
COMMENT ON VIEW events IS 'One row a flow: the columns of `consolidated`, and the smallest total that holds it.';
COMMENT ON COLUMN events.part_of IS 'The event that holds it, the smallest of those in `parts`; a sum has one of the two.';

CREATE VIEW mentions AS
SELECT event_id, record_id, article_id, slot, surface, name, code, e.start, e."end", text
FROM evidence e JOIN fillers f USING (filler_id);
COMMENT ON VIEW mentions IS 'Where in which article each cell of an event was read.';

CREATE VIEW sources AS
SELECT r.event_id, record_id, article_id, a.title, a.url, a.published, r.sentence, r.same_as, r.likeness, r.confidence
FROM records r JOIN articles a USING (article_id);
COMMENT ON VIEW sources IS 'The articles that report an event, with the sentence that does.';

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
COMMENT ON VIEW by_origin IS 'Flows by place of origin, status and year; a province holds what is said of it as a whole.';
COMMENT ON COLUMN by_origin.code IS 'Kemendagri code, ISO 3166-1 for countries; the name of a place without one.';

CREATE VIEW by_exporter AS
SELECT heading AS name, status, year, events, value_usd, shared_usd, quantity_kg FROM sums WHERE slot = 'exporter';
COMMENT ON VIEW by_exporter IS 'Flows by exporter, status and year.';
COMMENT ON COLUMN by_exporter.name IS 'Who exports.';

CREATE VIEW by_period AS
SELECT CAST(heading[:10] AS DATE) AS period_start, CAST(heading[12:] AS DATE) AS period_end, year, status, events, value_usd, quantity_kg
FROM sums WHERE slot = 'period';
COMMENT ON VIEW by_period IS 'Flows by the exact period they are stated for; periods hold each other, so add up rows of one length alone.';
COMMENT ON COLUMN by_period.period_start IS 'First day.';
COMMENT ON COLUMN by_period.period_end IS 'Last day.';
