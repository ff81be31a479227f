// Where today's system differs from what was decided: to be taken or left, whole or slot by slot.

import * as acts from "./acts.js";
import { desk } from "./desk.js";
import { button, element, find } from "./dom.js";
import { learnDisputes } from "./go.js";
import { icon } from "./icons.js";
import { recordOf } from "./records.js";
import { say } from "./say.js";

let drawn = null;

export function draw() {
  const all = [...desk.verdict.mention_disagreements, ...desk.verdict.record_disagreements];
  const said = JSON.stringify([desk.article.number, all]);
  if (drawn === said) return;
  drawn = said;
  const shown = [...all.filter((one) => !one.known), ...all.filter((one) => one.known)];
  learnDisputes(shown);
  const cards = shown.map(card);
  const news = all.filter((one) => !one.known).length;
  const holder = find("disagreements");
  holder.setAttribute("aria-label", say("disagreements"));
  const title = element("summary", {}, element("h2", {}, say("disagreements"), " ", element("small", {}, String(news))));
  const known = element("details", {}, element("summary", {}, say("known", { number: all.length - news })), ...cards.slice(news));
  holder.replaceChildren(
    ...(news ? [element("details", { open: true }, title, ...cards.slice(0, news))] : []),
    ...(news < all.length ? [known] : []),
  );
}

/** The words that a disagreement is about, to be shown in the text. */
export function places(one) {
  if ("words" in one) return [...one.here, ...one.system].map(({ start, end }) => [start, end]);
  const record = one.system ?? recordOf(desk.work, one.here);
  const fillers = record?.fillers.filter(({ slot }) => !one.slots.length || one.slots.includes(slot)) ?? [];
  return fillers.flatMap(({ evidence }) => evidence);
}

function card(one, n) {
  const parts = "words" in one ? ofMentions(one) : ofRecords(one);
  const doings = element(
    "footer",
    {},
    button(say("take"), () => acts.take(one), { key: "t", tabindex: "-1" }),
    one.known ? null : button(say("leave"), () => acts.leave(one), { key: "l", tabindex: "-1" }),
  );
  return element("section", { class: "dispute", tabindex: "-1", data: { key: `d${n}` } }, ...parts, doings);
}

function ofMentions({ here, system }) {
  const told = (some) => (some.length ? some.map((one) => `${one.label} “${desk.text.slice(one.start, one.end)}”`).join(", ") : say("nothing"));
  return [heads(say("mention")), sides("", told(here), told(system))];
}

function ofRecords(one) {
  const { here, system, slots } = one;
  const ours = recordOf(desk.work, here);
  if (!ours) return [element("h3", {}, say("only_system")), element("p", {}, told(system))];
  const name = `${say("record")} ${desk.work.records.indexOf(ours) + 1}`;
  if (!system) return [element("h3", {}, `${name}: ${say("only_here")}`), element("p", {}, told(ours))];
  const rows = slots.map((slot) => sides(say(slot), filling(ours, slot), filling(system, slot), () => acts.take(one, slot)));
  return [heads(name), ...rows];
}

const heads = (name) =>
  element("div", { class: "sides head" }, element("h3", {}, name), element("span", {}, say("here")), element("ins", {}, say("system")));

const told = (record) => `${say(record.status)}: ${record.fillers.map(({ slot, said }) => `${say(slot)} ${said}`).join(" · ")}`;

function filling(record, slot) {
  if (slot === "status") return say(record.status);
  return record.fillers.filter((one) => one.slot === slot).map((one) => one.said).join(", ") || say("nothing");
}

function sides(name, ours, theirs, take) {
  const taking = take ? [button(icon("accept"), take, { class: "small", tabindex: "-1", title: say("take"), "aria-label": say("take") })] : [];
  return element("div", { class: "sides" }, element("b", {}, name), element("del", {}, ours), element("ins", {}, theirs), ...taking);
}
