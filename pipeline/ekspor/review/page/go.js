// Where the focus goes: among mentions and words, rows of records, disagreements, articles.

import { Refused } from "./api.js";
import { change, desk, lay, saved } from "./desk.js";
import { find } from "./dom.js";
import { select } from "./paper.js";
import * as records from "./records.js";

let articles = [];
let disputes = [];
let opened = () => {};

/** The articles of the sitting, and what to do once another lies on the desk. */
export function learn(list, onOpened) {
  [articles, opened] = [list, onOpened];
}

/** The disagreements as they are shown, in their order. */
export const learnDisputes = (shown) => (disputes = shown);

const among = (list, at, step) => list[Math.min(Math.max(at + step, 0), list.length - 1)];
const keyed = (key) => document.querySelector(`[data-key="${key}"]`);

/** Give focus to what has a key; false where nothing has it. */
export function focus(key) {
  const found = keyed(key);
  if (found && found !== document.activeElement) {
    found.focus({ preventScroll: true });
    found.scrollIntoView({ block: "nearest" });
  }
  return Boolean(found);
}

// ── in the text ──────────────────────────────────────────────────────────────────────────────────────────────────────

export function mention(step) {
  const all = desk.work.mentions;
  const at = desk.range?.start ?? -1;
  const next = step > 0 ? all.find((one) => one.start > at) : all.findLast((one) => one.start < at);
  if (next) toMention(next);
}

function toMention(one) {
  getSelection().removeAllRanges();
  focus(`m${one.start}`);
}

export function word(step) {
  const at = desk.range?.start ?? -1;
  const { words } = desk.text;
  const next = step > 0 ? words.find(([start]) => start > at) : words.findLast(([start]) => start < at);
  if (next) toWords(...next);
}

/** Take words in hand, be they a mention or not. */
export function toWords(start, end) {
  desk.range = { start, end, mention: false };
  find("paper").focus({ preventScroll: true });
  select(start, end);
}

export function toText() {
  const one = desk.work.mentions.find(({ start }) => start >= (desk.range?.start ?? 0)) ?? desk.work.mentions[0];
  if (one) toMention(one);
  else word(1);
}

// ── in the records ───────────────────────────────────────────────────────────────────────────────────────────────────

const rows = () => [...find("records").querySelectorAll("[data-key]")];

export function row(step) {
  const all = rows();
  const at = all.indexOf(keyed(desk.filler === null ? `r${desk.record}` : `f${desk.filler}`));
  among(all, at, at < 0 ? 1 : step)?.focus();
}

export function record(step) {
  const keys = desk.work.records.map((one) => one.key);
  const next = among(keys, keys.indexOf(desk.record), step);
  if (next !== undefined) focus(`r${next}`);
}

export function toRecords() {
  if (!focus(desk.filler === null ? `r${desk.record}` : `f${desk.filler}`)) rows()[0]?.focus();
}

// ── in the disagreements ─────────────────────────────────────────────────────────────────────────────────────────────

const cards = () => [...find("disagreements").querySelectorAll("[data-key]")].filter((card) => card.checkVisibility());
const cardInFocus = () => document.activeElement.closest('[data-key^="d"]');

export const disputeInFocus = () => disputes[Number(cardInFocus()?.dataset.key.slice(1))] ?? null;
export const dispute = (step) => among(cards(), cards().indexOf(cardInFocus()), step)?.focus();
export const toDisputes = () => cards()[0]?.focus();

// ── what is still open ───────────────────────────────────────────────────────────────────────────────────────────────

/** The next thing that nobody has decided on, in the part of the page that has the focus, else in the others. */
export function open(step) {
  const { mentions } = desk.work;
  const inText = mentions.filter((one) => one.pending).map((one) => `m${one.start}`);
  const inRecords = desk.work.records.flatMap((one) => [
    ...(one.pending ? [`r${one.key}`] : []),
    ...one.fillers.filter((filler) => filler.pending).map((filler) => `f${filler.key}`),
  ]);
  const order = desk.zone === "records" ? [...inRecords, ...inText] : [...inText, ...inRecords];
  const here = document.activeElement?.closest("[data-key]");
  const all = [...document.querySelectorAll("[data-key]")];
  const ahead = order.filter((key) => Math.sign(all.indexOf(keyed(key)) - all.indexOf(here)) === step);
  const next = step > 0 ? (ahead[0] ?? order[0]) : (ahead.at(-1) ?? order.at(-1));
  if (next) focus(next);
}

// ── articles ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Another article onto the desk, unless the one that lies there cannot be saved. */
export async function toArticle(number) {
  try {
    if (await lay(number)) opened();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    desk.tell(error.status ? "refused" : "gone", error.message);
  }
}

export function article(step) {
  const next = desk.article.number + step;
  if (next >= 0 && next < articles.length) toArticle(next);
}

/** Everything in the article is decided; on to the next that is not done. */
export async function done() {
  if (desk.work.done) return change({ ...desk.work, done: false });
  await saved();
  const [unread] = desk.verdict.errors;
  if (unread) {
    focus(`f${unread.filler}`);
    return desk.tell("note", unread.message);
  }
  const settled = desk.work.records.reduce(records.accept, desk.work);
  const mentions = settled.mentions.map((one) => ({ ...one, pending: false }));
  change({ ...settled, mentions, done: true });
  await saved();
  const { number } = desk.article;
  if (articles[number].stage !== "done") return;
  const left = [...articles.slice(number + 1), ...articles.slice(0, number)].find((one) => one.stage !== "done");
  if (left) toArticle(left.number);
}
