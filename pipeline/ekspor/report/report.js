"use strict";
// Draws the report: unpacks the data, filters the events, and draws every section anew when a filter changes.

const words = JSON.parse(document.getElementById("words").textContent);
const language = document.documentElement.lang;
const STATUSES = ["realized", "target", "planned", "halted"];
const AT_FIRST = 12, STEP = 50;

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
};

async function unpacked(id) {
  const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

// ── values as text ─────────────────────────────────────────────────────────────────────────────────────────────────

const figure = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
const compact = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 });
const dollars = (value) => (value === undefined ? "" : "US$ " + compact.format(value));
const year = (event) => event.year ?? null;
const period = (event) => {
  if (!event.start) return "";
  const [from, to] = [event.start, event.end];
  if (from.slice(0, 4) === to.slice(0, 4) && from.endsWith("-01-01") && to.endsWith("-12-31")) return from.slice(0, 4);
  return from === to ? from : `${from} – ${to}`;
};
const names = (event, slot) => event.names[slot] || [];
const joined = (event, slot) => names(event, slot).map(([name]) => name).join(", ");
const flagged = (event) => (event.flags || []).map((flag) => words[flag] || flag).join("; ");
const who = (event) => joined(event, "exporter") || joined(event, "origin");
const amount = (event) => dollars(event.usd) || (event.amounts || []).join(", ");

// ── headings: what an event counts under ───────────────────────────────────────────────────────────────────────────

const province = (code) => (code && /^\d/.test(code) ? code.slice(0, 2) : null);
const HEADINGS = {
  destination: (event) => names(event, "destination").map(([name, code]) => code || name),
  commodity: (event) => names(event, "commodity").map(([name, code]) => (code ? code.slice(0, 2) : name)),
  origin: (event) => names(event, "origin").map(([, code]) => province(code)).filter(Boolean),
  exporter: (event) => names(event, "exporter").map(([name]) => name),
  agency: (event) => names(event, "agency").map(([name]) => name),
};
let data;
const LABELS = {
  destination: (key) => data.countries[key]?.[language] || key,
  commodity: (key) => data.chapters[key]?.[language] || key,
  origin: (key) => data.provinces[key] || key,
  exporter: (key) => key,
  agency: (key) => key,
};

/** Those that count in a sum: an event is left out where one that holds it, of a value of its own, is in the same sum. */
function counted(events) {
  const here = new Set(events);
  return events.filter((event) => event.usd && !(event.within || []).some((place) => data.events[place].usd && here.has(data.events[place])));
}

const total = (events) => counted(events).reduce((sum, event) => sum + event.usd, 0);

/** Value and events by heading. What goes to several headings cannot be split: it stands under each, its value under none. */
function sums(events, slot) {
  const under = new Map();
  for (const event of events) {
    const keys = [...new Set(HEADINGS[slot](event))];
    for (const key of keys) {
      const sum = under.get(key) || { key, name: LABELS[slot](key), alone: [], events: [] };
      if (keys.length === 1) sum.alone.push(event);
      sum.events.push(event);
      under.set(key, sum);
    }
  }
  for (const sum of under.values()) sum.usd = total(sum.alone);
  return [...under.values()].sort((a, b) => b.usd - a.usd || b.events.length - a.events.length || (a.name < b.name ? -1 : 1));
}

// ── filters ────────────────────────────────────────────────────────────────────────────────────────────────────────

const filters = { status: "", from: "", to: "", province: "", chapter: "", search: "" };

function matches(event) {
  const [from, to] = event.start ? [+event.start.slice(0, 4), +event.end.slice(0, 4)] : [null, null];
  if (filters.status && event.status !== filters.status) return false;
  if (filters.from && (to === null || to < +filters.from)) return false;
  if (filters.to && (from === null || from > +filters.to)) return false;
  if (filters.province && !HEADINGS.origin(event).includes(filters.province)) return false;
  if (filters.chapter && !HEADINGS.commodity(event).includes(filters.chapter)) return false;
  return !filters.search || event.text.includes(filters.search.toLowerCase());
}

function choice(name, label, options) {
  const select = element("select", { name, onchange: (change) => { filters[name] = change.target.value; draw(); } },
    element("option", { value: "" }, words.all), ...options.map(([value, text]) => element("option", { value }, text)));
  return element("label", {}, label, select);
}

function layFilters() {
  const years = [...new Set(data.events.map(year).filter(Boolean))].sort().map((at) => [at, at]);
  const used = (slot) => sums(data.events, slot).map((sum) => [sum.key, sum.name]).sort((a, b) => (a[1] < b[1] ? -1 : 1));
  const chapters = used("commodity").filter(([key]) => key in data.chapters);
  document.getElementById("filters").append(
    choice("status", words.status, STATUSES.map((status) => [status, words[status]])),
    choice("from", words.from, years), choice("to", words.to, years),
    choice("province", words.province, used("origin")), choice("chapter", words.chapter, chapters),
    element("input", { type: "search", name: "search", placeholder: words.search, "aria-label": words.search,
      oninput: (change) => { filters.search = change.target.value; draw(); } }),
    element("button", { type: "reset" }, words.reset),
  );
  const form = document.getElementById("filters");
  form.addEventListener("submit", (submitted) => submitted.preventDefault());
  form.addEventListener("reset", () => { for (const key in filters) filters[key] = ""; draw(); });
}

// ── sections ───────────────────────────────────────────────────────────────────────────────────────────────────────

function section(id, ...children) {
  const place = document.getElementById(id);
  place.replaceChildren(element("h2", {}, words[id]), ...children);
  return place;
}

const none = () => element("p", { class: "note" }, words.none);

/** Bars by value, or by the number of flows where that is asked for or there is no value. */
function bars(found, number = false) {
  if (!found.length) return none();
  const most = number ? 0 : Math.max(...found.map((sum) => sum.usd));
  const size = (sum) => (most ? sum.usd / most : sum.events.length / Math.max(...found.map((one) => one.events.length)));
  return element("div", {}, ...found.slice(0, AT_FIRST).map((sum) => {
    const line = element("i");
    line.style.width = `${100 * size(sum)}%`;
    return element("button", { class: "bar", type: "button", title: sum.name, onclick: () => list(sum.name, sum.events) },
      element("span", {}, sum.name), element("span", {}, line),
      element("em", {}, most && sum.usd ? dollars(sum.usd) : `${sum.events.length} ${words.flows}`));
  }));
}

function rows(events, columns, step = AT_FIRST) {
  if (!events.length) return none();
  const body = element("tbody");
  const add = (from, to) => body.append(...events.slice(from, to).map((event) =>
    element("tr", { tabindex: 0, onclick: () => show(event), onkeydown: (key) => key.key === "Enter" && show(event) },
      ...columns.map(([, cell, figures]) => element("td", figures ? { class: "figure" } : {}, cell(event))))));
  add(0, step);
  let shown = step;
  const more = element("button", { class: "more", type: "button", onclick: () => {
    add(shown, shown + STEP);
    shown += STEP;
    if (shown >= events.length) more.remove();
  } }, words.more);
  const head = element("tr", {}, ...columns.map(([title, , figures]) => element("th", figures ? { class: "figure" } : {}, title)));
  const table = element("div", { class: "scroll" }, element("table", {}, element("thead", {}, head), body));
  return element("div", {}, table, events.length > shown ? more : null);
}

const COLUMNS = [
  [words.when, period],
  [words.who, who],
  [words.what, (event) => joined(event, "commodity")],
  [words.where, (event) => joined(event, "destination")],
  [words.amount, amount, true],
];
const STATUS = [words.status, (event) => element("span", { class: event.status }, words[event.status])];

/** Targets beside what was reached: the same goods, place, firm and period, with an amount in dollars. */
function targets(events) {
  const key = (event) => JSON.stringify([event.start, event.end, ...["exporter", "origin", "commodity", "destination"].map((slot) => joined(event, slot))]);
  const reached = new Map(data.events.filter((event) => event.status === "realized" && event.usd).map((event) => [key(event), event]));
  const aimed = events.filter((event) => event.status === "target");
  const came = (event) => (event.usd ? reached.get(key(event)) : undefined);
  return rows(aimed.sort((a, b) => !!came(b) - !!came(a)), [
    [words.when, period], [words.who, who], [words.what, (event) => joined(event, "commodity")],
    [words.aimed, amount, true],
    [words.reached, (event) => (came(event) ? `${dollars(came(event).usd)} (${figure.format((100 * came(event).usd) / event.usd)} %)` : "–"), true],
  ]);
}

/** The papers that report the events, by the host of their articles' addresses. */
function papers(events) {
  const found = new Map();
  for (const event of events) {
    for (const host of new Set(event.sources.map(([article]) => paper(data.articles[article].url)))) {
      const sum = found.get(host) || { key: host, name: host, usd: 0, events: [] };
      sum.events.push(event);
      found.set(host, sum);
    }
  }
  return [...found.values()].sort((a, b) => b.events.length - a.events.length || (a.name < b.name ? -1 : 1));
}

function paper(url) {
  try { return new URL(url).hostname.replace(/^www\./, "") || words.unknown; } catch { return words.unknown; }
}

// ── charts ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

const FORMAT = {
  id: { decimal: ",", thousands: ".", grouping: [3], currency: ["Rp", ""] }, en: { decimal: ".", thousands: ",", grouping: [3], currency: ["$", ""] },
};

function chart(place, specification, click) {
  const theme = { background: null, view: { stroke: null }, font: "system-ui", axis: { labelColor: colour("soft"), titleColor: colour("soft"),
    gridColor: colour("line"), domainColor: colour("line"), tickColor: colour("line") }, legend: { labelColor: colour("soft"), titleColor: colour("soft") } };
  const spec = { $schema: "https://vega.github.io/schema/vega-lite/v6.json", width: "container", autosize: { type: "fit", contains: "padding" }, config: theme, ...specification };
  vegaEmbed(place, spec, { actions: false, renderer: "svg", ast: false, formatLocale: FORMAT[language] }).then(({ view }) => {
    view.addEventListener("click", (_, item) => item && item.datum && click(item.datum));
  });
}

function byYear(events) {
  const known = events.filter((event) => year(event) && event.usd && ["realized", "target", "planned"].includes(event.status));
  const bar = (at, status) => known.filter((event) => year(event) === at && event.status === status);
  const values = [...new Set(known.map(year))].flatMap((at) => STATUSES.slice(0, 3).map((status) => ({ year: at, status, usd: total(bar(at, status)) / 1e6 })))
    .filter((value) => value.usd);
  if (!values.length) return section("years", none());
  const place = element("div", { class: "chart" });
  section("years", place);
  chart(place, {
    height: 240, data: { values }, mark: { type: "bar", cursor: "pointer", tooltip: true },
    encoding: {
      x: { field: "year", type: "ordinal", title: null, axis: { labelAngle: 0 } }, xOffset: { field: "status", sort: STATUSES },
      y: { field: "usd", type: "quantitative", title: words.value },
      color: { field: "status", type: "nominal", sort: STATUSES, title: null, legend: { orient: "top", labelExpr: `${JSON.stringify(words)}[datum.label]` },
        scale: { domain: STATUSES.slice(0, 3), range: ["accent", "target", "plan"].map(colour) } },
    },
  }, (mark) => list(`${words[mark.status]}, ${mark.year}`, bar(mark.year, mark.status)));
}

let world;
function worldMap(found) {
  const values = found.filter((sum) => data.numbers[sum.key] && sum.usd > 0).map((sum) => ({ id: data.numbers[sum.key], name: sum.name, usd: sum.usd / 1e6, key: sum.key }));
  const place = element("div", { class: "chart" });
  const land = { data: { values: world, format: { type: "topojson", feature: "countries" } } };
  const lookup = { lookup: "id", from: { data: { values }, key: "id", fields: ["usd", "name", "key"] } };
  requestAnimationFrame(() => chart(place, {
    height: 300, projection: { type: "equalEarth" },
    layer: [
      { ...land, mark: { type: "geoshape", fill: colour("land"), stroke: colour("paper"), strokeWidth: 0.5 } },
      { ...land, transform: [lookup, { filter: "isValid(datum.usd)" }], mark: { type: "geoshape", stroke: colour("paper"), strokeWidth: 0.5, cursor: "pointer" },
        encoding: { color: { field: "usd", type: "quantitative", title: words.value, scale: { type: "log", range: [colour("line"), colour("accent")] }, legend: { orient: "bottom" } },
          tooltip: [{ field: "name", title: words.where }, { field: "usd", title: words.value, format: ",.1f" }] } },
    ],
  }, (mark) => { const sum = found.find((one) => one.key === mark.key); if (sum) list(sum.name, sum.events); }));
  return place;
}

function tileMap(found) {
  const sumOf = new Map(found.map((sum) => [sum.key, sum]));
  const values = data.tiles.map((tile) => ({ ...tile, column: +tile.column, row: +tile.row, number: sumOf.get(tile.code)?.events.length || 0 }));
  const most = Math.max(1, ...values.map((tile) => tile.number));
  const place = element("div", { class: "chart" });
  const at = { x: { field: "column", type: "ordinal", axis: null }, y: { field: "row", type: "ordinal", axis: null } };
  const tooltip = [{ field: "name" }, { field: "number", title: words.number }];
  requestAnimationFrame(() => chart(place, {
    height: 260, data: { values },
    layer: [
      { mark: { type: "rect", cornerRadius: 3, cursor: "pointer", stroke: colour("paper"), strokeWidth: 2 }, encoding: { ...at, tooltip,
        color: { field: "number", type: "quantitative", title: words.number, legend: { orient: "bottom" }, scale: { type: "sqrt", range: [colour("land"), colour("accent")] } } } },
      { mark: { type: "text", fontSize: 9, cursor: "pointer", fill: { expr: `datum.number > ${most / 3} ? "${colour("paper")}" : "${colour("ink")}"` } }, encoding: { ...at, tooltip, text: { field: "name" } } },
    ],
  }, (tile) => { const sum = sumOf.get(tile.code); if (sum) list(sum.name, sum.events); }));
  return place;
}

// ── one flow, a list of flows ──────────────────────────────────────────────────────────────────────────────────────

const dialog = document.getElementById("flow");
dialog.addEventListener("click", (click) => click.target === dialog && dialog.close());
const close = () => element("button", { type: "button", onclick: () => dialog.close(), autofocus: "", "aria-label": "×" }, "×");

function open(...children) {
  dialog.replaceChildren(close(), ...children);
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
}

function list(title, events) {
  open(element("h2", {}, title), rows(events, [STATUS, ...COLUMNS], STEP));
}

/** The text with a word in place of the bars over a person's name. */
const unbarred = (text) => text.replace(/█+(?:\s█+)*/g, words.person);

function show(event) {
  const facts = element("dl");
  const fact = (name, text) => text && facts.append(element("dt", {}, name), element("dd", {}, text));
  fact(words.who, joined(event, "exporter"));
  fact(words.origins, joined(event, "origin"));
  fact(words.what, joined(event, "commodity"));
  fact(words.where, joined(event, "destination"));
  fact(words.amount, [...(event.amounts || []), dollars(event.usd)].filter(Boolean).join(" · "));
  if (event.low !== event.high) fact(words.spread, `${dollars(event.low)} – ${dollars(event.high)}`);
  fact(words.basis, event.basis);
  fact(words.when, period(event));
  fact(words.said, joined(event, "agency"));
  fact(words.flagged, flagged(event));
  const quotes = event.sources.map(([article, sentence]) => {
    const { title, url, published } = data.articles[article];
    const named = unbarred(title || "");
    const linked = url && /^https?:\/\//i.test(url) ? element("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, named || url) : named;
    return element("blockquote", {}, unbarred(sentence), element("cite", {}, linked, published ? ` · ${published}` : ""));
  });
  const note = `${event.reports} ${event.reports === 1 ? words.report : words.reports} · ${words.confidence} ${figure.format(event.confidence)} · ${event.id}`;
  const holders = (event.within || []).map((place) => data.events[place]);
  const parts = data.events.filter((one) => (one.within || []).some((place) => data.events[place] === event));
  const related = (title, events) => (events.length ? [element("h3", {}, title), rows(events, COLUMNS)] : []);
  open(element("h2", { class: event.status }, words[event.status]), element("p", { class: "note" }, note), facts, ...quotes,
    ...related(words.part, holders), ...related(words.parts, parts));
}

// ── the page ───────────────────────────────────────────────────────────────────────────────────────────────────────

function draw() {
  const events = data.events.filter(matches);
  const realized = events.filter((event) => event.status === "realized");
  const count = (found, shown, name) => element("button", { type: "button", onclick: () => list(name, found) }, element("b", {}, shown), name);
  const share = (has) => `${figure.format(Math.round((100 * events.filter(has).length) / Math.max(1, events.length)))} %`;
  document.getElementById("totals").replaceChildren(
    count(events, figure.format(events.length), words.flows),
    ...STATUSES.map((status) => events.filter((event) => event.status === status)).map((found, n) => count(found, figure.format(found.length), words[STATUSES[n]])),
    count(counted(realized), dollars(total(realized)) || "–", words.worth),
    element("p", { class: "note" }, words.coverage
      .replace("{usd}", share((event) => event.usd)).replace("{kg}", share((event) => event.kg)).replace("{period}", share((event) => event.start))
      .replace("{destination}", share((event) => names(event, "destination").length)).replace("{several}", share((event) => event.reports > 1))),
  );
  const to = sums(realized, "destination"), from = sums(events, "origin");
  byYear(events);
  section("destinations", element("div", { class: "pair" }, element("div", {}, worldMap(to), element("p", { class: "note" }, words.map)), bars(to)));
  section("origins", element("div", { class: "pair" }, tileMap(from), bars(from)));
  section("goods", bars(sums(realized, "commodity")));
  section("exporters", bars(sums(realized, "exporter")));
  section("targets", targets(events));
  section("stopped", rows(events.filter((event) => event.status === "halted"), COLUMNS));
  section("sources", element("div", { class: "pair" },
    element("div", {}, element("h3", {}, words.said), bars(sums(events, "agency").sort((a, b) => b.events.length - a.events.length), true)),
    element("div", {}, element("h3", {}, words.media), bars(papers(events), true))));
  section("checks", rows(events.filter((event) => event.flags), [...COLUMNS, [words.flagged, flagged]]));
  section("records", rows(events, [STATUS, ...COLUMNS], 25));
}

async function start() {
  [data, world] = await Promise.all([unpacked("data"), unpacked("world")]);
  for (const event of data.events) {
    event.text = Object.values(event.names).flat().map(([name, code]) => `${name} ${data.countries[code]?.id || ""}`).join(" ").toLowerCase();
  }
  const days = data.articles.map((article) => article.published).filter(Boolean);
  document.getElementById("dateline").textContent = words.dateline
    .replace("{articles}", figure.format(data.articles.length)).replace("{first}", days[0] || "?").replace("{last}", days[days.length - 1] || "?");
  document.getElementById("method").textContent = [words.method, data.people ? "" : words.unnamed, words.official].join(" ");
  layFilters();
  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
}

start();
