// The records: each with its status and, slot by slot, what fills it, the words that say so, and what is wrong with it.

import * as acts from "./acts.js";
import { canRedo, canUndo, desk } from "./desk.js";
import { button, element, find } from "./dom.js";
import { edit } from "./edit.js";
import { icon } from "./icons.js";
import { domRange, reveal } from "./paper.js";
import { isPending } from "./records.js";
import { say } from "./say.js";

let guide = null;

export function learn(said) {
  guide = said;
  const title = element("h2", {}, say("records"), " ", element("small", { id: "count" }));
  find("records").append(element("div", { class: "title" }, title, button(say("new_record"), acts.create, { key: "c" })));
  find("records").setAttribute("aria-label", say("records"));
}

/** The cards by the keys of their records, each with what it was made from: only what changed is made anew. */
let cards = new Map();

export function draw() {
  const kept = new Map();
  desk.work.records.forEach((record, n) => {
    const notes = notesOn(record);
    const told = JSON.stringify(notes);
    const before = cards.get(record.key);
    const fresh = before && before.record === record && before.told === told;
    const one = fresh || isEdited(before) ? before : { record, told, card: card(record, notes) };
    number(one.card, record, n + 1);
    one.card.classList.toggle("current", record.key === desk.record);
    kept.set(record.key, one);
  });
  cards = kept;
  find("count").textContent = kept.size;
  put(find("records"), [...kept.values()].map((one) => one.card));
}

/** Whether somebody is writing in a card: it waits. */
const isEdited = (before) => before?.card.contains(document.activeElement) && document.activeElement.tagName === "INPUT";

/** Put cards behind the title of their holder; those that are in their place already are left alone. */
function put(holder, made) {
  const [, ...there] = holder.children;
  there.filter((one) => !made.includes(one)).forEach((one) => one.remove());
  made.forEach((one, n) => holder.children[n + 1] !== one && holder.insertBefore(one, holder.children[n + 1] ?? null));
}

/** What is to be said of a record, and of each of its fillers. */
function notesOn(record) {
  const findings = desk.verdict.findings.filter((one) => one.record === record.key);
  const of = (filler) => {
    const errors = desk.verdict.errors.filter((one) => one.filler === filler.key).map(({ message }) => ({ level: "wrong", message }));
    return [...errors, ...findings.filter((one) => one.filler === `${filler.slot}: ${filler.said}`)];
  };
  return { own: findings.filter((one) => one.filler === null), fillers: record.fillers.map(of) };
}

/** A card's place among the others, where it has changed. */
function number(made, record, n) {
  const [name, open] = [`${say("record")} ${n}`, made.querySelector(".head")];
  if (made.getAttribute("aria-label") === name) return;
  made.setAttribute("aria-label", name);
  open.textContent = n;
  open.setAttribute("aria-label", `${name}, ${say(record.status)}, ${say(isPending(record) ? "proposed" : "decided")}`);
}

function card(record, notes) {
  const rows = record.fillers.map((filler, m) => row(record, filler, notes.fillers[m]));
  const add = button(`+ ${say("slot")}`, () => act(record, null, acts.addSlot), { class: "quiet", tabindex: "-1" });
  return element(
    "section",
    { class: `record ${record.status}${isPending(record) ? " pending" : ""}`, data: { record: record.key } },
    head(record),
    ...notes.own.map(note),
    element("div", { class: "rows" }, ...rows),
    add,
  );
}

/** Do something with a record, or a filler of it, as if it had the focus. */
function act(record, filler, what) {
  desk.zone = "records";
  [desk.record, desk.filler] = [record.key, filler?.key ?? null];
  what();
}

function head(record) {
  const options = guide.statuses.map((status) => element("option", { value: status, selected: status === record.status }, say(status)));
  const change = (event) => act(record, null, () => acts.status(event.target.value));
  const status = element("select", { class: "status", tabindex: "-1", "aria-label": say("status"), on: { change } }, ...options);
  const sure = record.confidence === null ? null : element("span", { class: "sure", title: say("confidence") }, record.confidence.toFixed(2));
  const open = element("button", { type: "button", class: "head", tabindex: "-1", data: { key: `r${record.key}` } });
  const doings = { accept: acts.accept, split: acts.split, join: acts.join, reject: acts.reject };
  return element(
    "header",
    {},
    open,
    status,
    ...(record.flags.length ? [element("span", { class: "flag", title: record.flags.join("\n") }, say("to_check"))] : []),
    sure,
    element("span", { class: "space" }),
    ...Object.entries(doings).map(([name, what]) => small(name, say(name), () => act(record, null, what))),
  );
}

const small = (sign, name, what) => button(icon(sign), what, { class: "small", tabindex: "-1", title: name, "aria-label": name });

function row(record, filler, notes) {
  const wrong = notes.some((one) => one.level === "wrong");
  const said = element(
    "button",
    {
      type: "button",
      class: "said",
      tabindex: "-1",
      "aria-label": `${say(filler.slot)}: ${filler.said}${filler.pending ? `, ${say("proposed")}` : ""}${notes.map((one) => `. ${one.message}`).join("")}`,
      data: { key: `f${filler.key}` },
      on: { dblclick: () => edit(record, filler, false) },
    },
    readable(filler),
  );
  return element(
    "div",
    { class: `row${filler.pending ? " pending" : ""}${wrong ? " wrong" : ""}` },
    element("span", { class: "slot" }, say(filler.slot)),
    element("span", { class: "filler" }, said, ...filler.evidence.map((place) => quote(filler, place))),
    element(
      "span",
      { class: "acts" },
      small("accept", say("accept"), () => act(record, filler, acts.accept)),
      small("edit", say("edit"), () => act(record, filler, acts.editFiller)),
      small("split", say("split_off"), () => act(record, filler, acts.split)),
      small("reject", say("reject"), () => act(record, filler, acts.reject)),
    ),
    ...notes.map(note),
  );
}

const note = ({ level, message }) => element("p", { class: `note ${level}` }, message);

/** The words that say it, where they are others than it is written with; a click leads there. */
function quote(filler, [start, end]) {
  const words = desk.text.slice(start, end);
  const shown = words === filler.said ? icon("find") : `“${words}”`;
  const lead = () => reveal(domRange(start, end));
  return element("button", { type: "button", class: "quote", tabindex: "-1", title: say("evidence"), "aria-label": `${say("evidence")}: ${words}`, on: { click: lead } }, shown);
}

/** Figures with their thousands apart, as the language of the page has them; the field shows them plain. */
function readable({ said }) {
  const [figure] = /^[+-]?\d{4,}(?:\.\d+)?(?= )/.exec(said) ?? [];
  if (!figure) return said;
  return new Intl.NumberFormat(guide.language, { maximumFractionDigits: 20 }).format(Number(figure)) + said.slice(figure.length);
}

export function drawUndo() {
  find("undo").disabled = !canUndo();
  find("redo").disabled = !canRedo();
}

let aside = null;

/** What was rejected here, to be taken back. */
export function drawAside() {
  const { mentions, records } = desk.work.rejected;
  const told = JSON.stringify([desk.article.number, mentions, records]);
  if (aside === told) return;
  aside = told;
  const number = mentions.length + records.length;
  if (!number) return find("aside").replaceChildren();
  const was = find("aside").firstElementChild?.open ?? false;
  const lines = [
    ...mentions.map((one) => [`${one.label} “${desk.text.slice(one.start, one.end)}”`, () => acts.restoreMention(one)]),
    ...records.map((one) => [`${say(one.status)} ${one.fillers.map((filler) => filler.said).join(" · ")}`, () => acts.restoreRecord(one)]),
  ];
  const list = lines.map(([words, back]) => element("li", {}, element("span", {}, words), button(say("take_back"), back, { class: "quiet" })));
  find("aside").replaceChildren(element("details", { open: was }, element("summary", {}, say("rejected", { number })), element("ul", {}, ...list)));
}
