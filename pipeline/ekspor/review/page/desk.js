// The article on the desk: what stands in it, what came before each change, what is in focus, and the saving of it.

import * as api from "./api.js";
import { Text } from "./offsets.js";
import { keyed } from "./records.js";

const SECONDS_TO_TRY_AGAIN = 2;

/** `work` is what a person changes; `verdict` what the server says of it; `range` the words in hand; `record` and
 * `filler` the keys of those last in focus. `draw` is called after every change with the key of what shall have focus. */
export const desk = {
  article: null,
  text: null,
  work: null,
  verdict: null,
  range: null,
  caret: null,
  record: null,
  filler: null,
  zone: "text",
  draw: () => {},
  tell: () => {},
};

let past = [];
let future = [];
let revision = 0;
let sending = null;
let unsent = false;

/** Put an article on the desk, once the last one is saved; false where that cannot be saved. */
export async function lay(number) {
  await saved();
  if (unsent) return false;
  const article = await api.article(number);
  const { done, mentions, records, rejected, kept } = article;
  const work = { done, mentions, records: records.map(keyed), rejected, kept };
  Object.assign(desk, { article, text: new Text(article.text), work, verdict: byKeys(article, work), range: null, caret: null });
  desk.record = work.records[0]?.key ?? null;
  desk.filler = null;
  [past, future, revision] = [[], [], article.revision];
  return true;
}

// ── changing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What stands in the article is now `work`; the focus goes to `focus`. */
export function change(work, focus) {
  if (work === desk.work) return;
  past.push(desk.work);
  future = [];
  desk.work = work;
  desk.draw(focus);
  save();
}

export const canUndo = () => past.length > 0;
export const canRedo = () => future.length > 0;
export const undo = () => step(past, future);
export const redo = () => step(future, past);

function step(from, to) {
  if (!from.length) return;
  to.push(desk.work);
  desk.work = from.pop();
  desk.draw();
  save();
}

// ── saving ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Save at once; what changes meanwhile is saved right after. */
export function save() {
  unsent = true;
  sending ??= send().finally(() => (sending = null));
}

/** Resolves once nothing is left to be saved. */
export const saved = () => sending ?? Promise.resolve();
export const isSaved = () => !unsent;

async function send() {
  while (unsent) {
    unsent = false;
    desk.tell("saving");
    const sent = desk.work;
    try {
      const verdict = await api.save(desk.article.number, { ...stripped(sent), revision });
      revision = verdict.revision;
      settle(byKeys(verdict, sent));
      desk.tell("saved");
    } catch (error) {
      if (!(error instanceof api.Refused)) throw error;
      unsent = true;
      desk.tell(error.status ? "refused" : "gone", error.message);
      if (error.status) return;
      await new Promise((done) => setTimeout(done, SECONDS_TO_TRY_AGAIN * 1000));
    }
  }
}

/** Take in what the server says: what it put aside, and its verdict. What was changed meanwhile is the person's. */
function settle(verdict) {
  const both = (one, other) => ({ mentions: [...one.mentions, ...other.mentions], records: [...one.records, ...other.records] });
  const { rejected, kept } = desk.work;
  desk.work = unsent
    ? { ...desk.work, rejected: both(rejected, verdict.rejected), kept: both(kept, verdict.kept) }
    : { ...desk.work, rejected: verdict.rejected, kept: verdict.kept, done: verdict.done };
  desk.verdict = verdict;
  desk.draw();
}

/** The verdict with keys in place of the numbers by which the server names records and fillers. */
function byKeys(verdict, { records }) {
  const key = (number) => (number === null ? null : records[number].key);
  const found = { ...verdict, findings: verdict.findings.map((one) => ({ ...one, record: key(one.record) })) };
  found.errors = verdict.errors.map(({ record, filler, message }) => ({ filler: records[record].fillers[filler].key, message }));
  found.record_disagreements = verdict.record_disagreements.map((one) => ({ ...one, here: key(one.here) }));
  return found;
}

/** The work as the server takes it: without the keys of this page. */
function stripped(work) {
  const bare = ({ key, fillers, ...record }) => ({ ...record, fillers: fillers.map(({ key: _, ...filler }) => filler) });
  const aside = (items) => ({ mentions: items.mentions, records: items.records.map(bare) });
  return { ...work, records: work.records.map(bare), rejected: aside(work.rejected), kept: aside(work.kept) };
}
