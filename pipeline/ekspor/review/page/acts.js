// What a person can do, by key or button: on the mention or words in hand, on the record or filler in focus.

import * as api from "./api.js";
import { choose } from "./choose.js";
import { change, desk } from "./desk.js";
import * as disputes from "./disputes.js";
import { edit } from "./edit.js";
import * as mentions from "./mentions.js";
import * as records from "./records.js";
import { say } from "./say.js";

let guide = null;
export const learn = (said) => (guide = said);

// ── what is in hand ──────────────────────────────────────────────────────────────────────────────────────────────────

const mention = () => (desk.range?.mention ? mentions.mentionAt(desk.work, desk.range.start) : null);
const record = () => records.recordOf(desk.work, desk.record);
const filler = () => record()?.fillers.find((one) => one.key === desk.filler) ?? null;
const changeMention = (work, start) => change(work, `m${start}`);

/** By zone: what `accept`, `reject`, `split` and `join` mean there. */
const inText = () => desk.zone === "text";
const inRecords = () => desk.zone === "records";

// ── mentions ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Label what is in hand. Words selected over one mention of that label correct it. */
export function label(name) {
  if (!desk.range) return;
  const { start, end } = desk.range;
  const under = desk.work.mentions.filter((one) => one.start < end && start < one.end);
  const one = mention() ?? (under.length === 1 && under[0].label === name ? under[0] : null);
  const reached = one ? mentions.reach(desk.work, desk.text, one, start, end) : desk.work;
  changeMention(mentions.mark(reached, { start, end, label: name }), start);
}

/** Move an end of the mention, or of the selected words, to where `to` says. */
function move(which, to) {
  if (!desk.range) return;
  const found = { ...desk.range, [which]: to(desk.range[which]) };
  const one = mention();
  if (!one) desk.range = found.start < found.end ? found : desk.range;
  if (!one) return desk.draw("words");
  changeMention(mentions.reach(desk.work, desk.text, one, found.start, found.end), found.start);
}

export const endFurther = () => move("end", (at) => desk.text.wordEndAfter(at));
export const endBack = () => move("end", (at) => desk.text.wordEndBefore(at));
export const startBack = () => move("start", (at) => desk.text.wordStartBefore(at));
export const startFurther = () => move("start", (at) => desk.text.wordStartAfter(at));
export const endCharacterFurther = () => move("end", (at) => at + 1);
export const endCharacterBack = () => move("end", (at) => at - 1);
export const startCharacterBack = () => move("start", (at) => at - 1);
export const startCharacterFurther = () => move("start", (at) => at + 1);

// ── both ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

export function accept() {
  if (inText() && mention()) return changeMention(mentions.accept(desk.work, mention()), mention().start);
  if (!inRecords() || !record()) return;
  if (filler()) change(records.acceptFiller(desk.work, record(), filler()), `f${desk.filler}`);
  else change(records.accept(desk.work, record()), `r${desk.record}`);
}

export function reject() {
  if (inText() && mention()) return change(mentions.reject(desk.work, mention()), "next");
  if (!inRecords() || !record()) return;
  if (filler()) change(records.rejectFiller(desk.work, record(), filler()), "next");
  else change(records.reject(desk.work, record()), "next");
}

export function split() {
  const one = mention();
  if (inText() && one) return changeMention(mentions.split(desk.work, desk.text, one, desk.caret), one.start);
  if (!inRecords() || !record()) return;
  const [work, made] = filler() ? records.splitOff(desk.work, record(), filler()) : records.duplicate(desk.work, record());
  change(work, `r${made.key}`);
}

export async function join() {
  if (inText() && mention()) return changeMention(mentions.join(desk.work, mention()), mention().start);
  const one = record();
  const others = desk.work.records.filter((other) => other !== one);
  if (!inRecords() || !one || !others.length) return;
  const chosen = await choose(say("join_with", { number: desk.work.records.indexOf(one) + 1 }), others.map(told));
  if (chosen !== null) change(records.join(desk.work, one, others[chosen]), `r${one.key}`);
}

/** A record in a few words. */
function told(one) {
  const said = one.fillers.filter(({ slot }) => slot !== "period" && slot !== "agency").map((filler) => filler.said);
  return `${desk.work.records.indexOf(one) + 1} ${say(one.status)}: ${said.slice(0, 4).join(" · ")}`;
}

// ── records ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export function status(name) {
  if (record()) change(records.setStatus(desk.work, record(), name), `r${desk.record}`);
}

/** A new record; what is in hand in the text fills the first slot that it can. */
export async function create() {
  const found = inText() && mention() ? await fillersOf(mention(), guide.labels[mention().label][0]) : [];
  const [work, made] = records.add(desk.work, record(), found);
  change(work, `r${made.key}`);
}

/** A slot of the record, to be written. */
export async function addSlot() {
  const one = record();
  if (!one) return;
  const slots = Object.keys(guide.slots);
  const chosen = await choose(say("which_slot"), slots.map(say));
  if (chosen !== null) edit(one, { slot: slots[chosen], said: "", evidence: [] }, true);
}

export const editFiller = () => (filler() ? edit(record(), filler(), false) : addSlot());

/** What is in hand in the text into a slot of the record last in focus. */
export async function fillFromText() {
  const one = record();
  if (!desk.range || !one) return;
  const { start, end } = desk.range;
  const found = mention();
  const slots = found ? guide.labels[found.label] : Object.keys(guide.slots);
  const number = desk.work.records.indexOf(one) + 1;
  const chosen = slots.length === 1 ? 0 : await choose(say("fill_record", { number }), slots.map(say));
  if (chosen === null) return;
  const words = desk.text.slice(start, end);
  const made = found ? await fillersOf(found, slots[chosen]) : await fillersOf({ words, start, end }, slots[chosen]);
  if (made.length) change(records.fill(desk.work, records.recordOf(desk.work, one.key), null, made), found ? `m${start}` : "words");
}

async function fillersOf(one, slot) {
  try {
    if (one.label) return await api.fillersFrom(desk.article.number, slot, one);
    const made = await api.fillers(desk.article.number, slot, one.words);
    return made.map((found) => ({ ...found, evidence: [[one.start, one.end]] }));
  } catch (error) {
    if (!(error instanceof api.Refused)) throw error;
    desk.tell("note", error.message);
    return [];
  }
}

export function evidence() {
  if (!desk.range || !filler()) return;
  const { start, end } = desk.range;
  change(records.toggleEvidence(desk.work, record(), filler(), [start, end]), mention() ? `m${start}` : "words");
}

// ── disagreements ────────────────────────────────────────────────────────────────────────────────────────────────────

export function take(one, slot = null) {
  change("words" in one ? disputes.takeMentions(desk.work, one) : disputes.takeRecord(desk.work, one, slot), "next");
}

export function leave(one) {
  change("words" in one ? disputes.leaveMentions(desk.work, one) : disputes.leaveRecord(desk.work, one), "next");
}

/** What was rejected stands in the article again. */
export function restoreMention(one) {
  changeMention(mentions.mark(desk.work, one), one.start);
}

export function restoreRecord(one) {
  const [work, made] = records.add(desk.work, null, one.fillers);
  change(records.setStatus(work, made, one.status), `r${made.key}`);
}
