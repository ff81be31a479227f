// The page: it asks for the articles, lays one on the desk, and draws what changes.

import * as acts from "./acts.js";
import * as api from "./api.js";
import * as cards from "./cards.js";
import { desk, isSaved, redo, save, undo } from "./desk.js";
import * as disagreements from "./disagreements.js";
import { element, find } from "./dom.js";
import * as go from "./go.js";
import * as keys from "./keys.js";
import { mentionAt } from "./mentions.js";
import * as paper from "./paper.js";
import { ownerOf, recordOf } from "./records.js";
import { learn, say } from "./say.js";
import * as shelf from "./shelf.js";
import * as tools from "./tools.js";

let guide = null;
let articles = [];

async function start() {
  guide = await api.guide();
  articles = await api.articles();
  learn(guide);
  [acts, cards].forEach((part) => part.learn(guide));
  shelf.learn(articles);
  go.learn(articles, opened);
  keys.listen(guide);
  Object.assign(desk, { draw, tell });
  name();
  listen();
  await go.toArticle(Math.max(articles.findIndex((one) => one.stage !== "done"), 0));
  await shelf.askForNews();
}

function name() {
  const named = { undo: [say("undo"), undo], redo: [say("redo"), redo], help: ["?", keys.help], done: ["", go.done] };
  for (const [id, [words, act]] of Object.entries(named)) {
    find(id).textContent = words;
    find(id).addEventListener("click", act);
  }
  find("help").setAttribute("aria-label", say("help_title"));
  find("undo").title = "Ctrl+Z";
  find("redo").title = "Ctrl+Shift+Z";
}

// ── drawing ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function opened() {
  const { title, id, published, why } = desk.article;
  const told = [id, published, why].filter(Boolean).join(" · ");
  find("heading").replaceChildren(element("h1", {}, title || id), element("p", {}, told));
  tell("");
  shelf.draw();
  draw();
  find("paper").scrollTop = 0;
  go.toText();
  find("paper").scrollTop = 0;
}

/** Draw what changed and give the focus to what has the key `focus`: "next" what followed, "words" those in hand. */
function draw(focus) {
  const place = focus === "next" ? placeOfFocus() : null;
  const active = document.activeElement?.closest?.("[data-key]")?.dataset.key;
  paper.draw();
  disagreements.draw();
  cards.draw();
  cards.drawAside();
  cards.drawUndo();
  find("done").classList.toggle("main", !desk.work.done);
  find("done").replaceChildren(desk.work.done ? say("reopen") : say("done"), element("kbd", { "aria-hidden": "true" }, "Ctrl+↵"));
  if (place) focusAt(place);
  else if (focus === "words") go.toWords(desk.range.start, desk.range.end);
  else if (focus ?? active) go.focus(focus ?? active);
  tools.draw(guide);
}

/** Where among the keyed elements of its part of the page the focus is. */
function placeOfFocus() {
  const holder = document.activeElement?.closest("#paper, #records, #disagreements");
  const all = [...(holder?.querySelectorAll("[data-key]") ?? [])];
  return holder && { holder, at: all.indexOf(document.activeElement.closest("[data-key]")) };
}

function focusAt({ holder, at }) {
  const all = [...holder.querySelectorAll("[data-key]")];
  all[Math.min(Math.max(at, 0), all.length - 1)]?.focus();
}

/** Say how the saving goes, or something that a person should know. */
function tell(state, message = "") {
  if (state === "saved") shelve(articles[desk.article.number]);
  find("saved").textContent = state && state !== "note" ? say(`saving_${state}`) : find("saved").textContent;
  const isTrouble = ["refused", "gone", "note"].includes(state);
  find("trouble").hidden = !isTrouble;
  find("trouble").textContent = isTrouble ? `${say(`trouble_${state}`)} ${message}` : "";
}

/** The article on the desk is saved: show on the shelf how far it is. */
function shelve(one) {
  const stage = desk.work.done ? "done" : "open";
  const { mention_disagreements: mentions, record_disagreements: records } = desk.verdict;
  const news = stage === "done" ? [...mentions, ...records].filter(({ known }) => !known).length : 0;
  if (one.stage === stage && (one.news ?? 0) === news) return;
  Object.assign(one, { stage, news });
  shelf.draw();
}

// ── what the mouse and the focus do ──────────────────────────────────────────────────────────────────────────────────

function listen() {
  document.addEventListener("focusin", (event) => {
    const key = event.target.closest("[data-key]")?.dataset.key ?? "";
    const number = Number(key.slice(1));
    if (key[0] === "m") holdMention(number);
    if (key[0] === "r") hold(number, null);
    if (key[0] === "f") hold(ownerOf(desk.work, number)?.key, number);
    if (event.target.closest("#disagreements")) holdDispute();
    if (event.target.closest("#paper")) desk.zone = "text";
    if (event.target === find("records")) desk.zone = "records";
  });
  find("paper").addEventListener("mouseup", () => setTimeout(holdSelected));
  find("tools").addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
  addEventListener("beforeunload", (event) => isSaved() || event.preventDefault());
  find("trouble").addEventListener("click", () => save());
}

function holdMention(start) {
  const one = mentionAt(desk.work, start);
  if (!one) return;
  desk.range = { start, end: one.end, mention: true };
  desk.caret = null;
  paper.showEvidence([], false);
  markRows((filler) => filler.evidence.some(([a, b]) => a < one.end && start < b));
  tools.draw(guide);
}

function holdDispute() {
  desk.zone = "disputes";
  const one = go.disputeInFocus();
  if (one) paper.showEvidence(disagreements.places(one), true);
}

/** The rows that rest on the words in hand. */
function markRows(rests) {
  const fillers = new Map(desk.work.records.flatMap((one) => one.fillers.map((filler) => [`f${filler.key}`, filler])));
  for (const row of find("records").querySelectorAll(".said")) {
    const filler = fillers.get(row.dataset.key);
    row.classList.toggle("rests", filler !== undefined && rests(filler));
  }
}

function hold(record, filler) {
  const isNew = desk.zone !== "records" || desk.record !== record || desk.filler !== filler;
  desk.zone = "records";
  [desk.record, desk.filler] = [record, filler];
  const one = recordOf(desk.work, record);
  if (!one) return;
  const fillers = one.fillers.filter(({ key }) => filler === null || key === filler);
  paper.showEvidence(fillers.flatMap(({ evidence }) => evidence), isNew);
  for (const card of find("records").querySelectorAll(".record")) card.classList.toggle("current", card.dataset.record === String(record));
  markRows(() => false);
  tools.draw(guide);
}

function holdSelected() {
  desk.zone = "text";
  desk.caret = paper.caret();
  const words = paper.selected();
  if (!words) return;
  desk.range = { start: words[0], end: words[1], mention: false };
  tools.draw(guide);
}

start().catch((error) => {
  find("trouble").textContent = error.message;
  find("trouble").hidden = false;
  throw error;
});
