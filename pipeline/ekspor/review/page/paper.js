// The text with its mentions. Drawn anew at each change: some hundred elements, a few milliseconds.

import { desk } from "./desk.js";
import { element, find } from "./dom.js";
import { offsetOf } from "./offsets.js";
import { say } from "./say.js";

const drawn = { mentions: null, notes: null };
let pieces = [];

/** Draw the text, if its mentions or what is said of them changed. */
export function draw() {
  const notes = notesByStart();
  const told = JSON.stringify([...notes]);
  if (drawn.mentions !== desk.work.mentions || drawn.notes !== told) {
    Object.assign(drawn, { mentions: desk.work.mentions, notes: told });
    pieces = [...piecesOf(desk.work.mentions, notes)];
    find("paper").replaceChildren(...pieces);
    find("paper").setAttribute("aria-label", say("text"));
  }
  paintDisputes();
}

function* piecesOf(mentions, notes) {
  let last = 0;
  for (const mention of mentions) {
    if (last < mention.start) yield gap(last, mention.start);
    yield marked(mention, notes.get(mention.start));
    last = mention.end;
  }
  if (last < desk.text.points.length) yield gap(last, desk.text.points.length);
}

const gap = (start, end) => element("span", { data: { start } }, desk.text.slice(start, end));

function marked(mention, note) {
  const words = desk.text.slice(mention.start, mention.end);
  const state = mention.pending ? say("proposed") : say("decided");
  return element(
    "mark",
    {
      class: `${mention.label}${mention.pending ? " pending" : ""}${note ? ` ${note.level}` : ""}`,
      tabindex: "-1",
      role: "button",
      title: note?.message,
      "aria-label": `${words}: ${mention.label}, ${state}${note ? `. ${note.message}` : ""}`,
      data: { start: mention.start, key: `m${mention.start}`, label: mention.label },
    },
    words,
  );
}

function notesByStart() {
  const notes = new Map();
  for (const finding of desk.verdict.findings) {
    if (finding.record === null && finding.start !== null) notes.set(finding.start, finding);
  }
  return notes;
}

// ── ranges ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The DOM's range of words of the text. */
export function domRange(start, end) {
  const range = new Range();
  range.setStart(...pointOf(start, true));
  range.setEnd(...pointOf(end, false));
  return range;
}

function pointOf(offset, isStart) {
  const inside = (piece) => {
    const from = Number(piece.dataset.start);
    const to = from + Array.from(piece.textContent).length;
    return isStart ? from <= offset && offset < to : from < offset && offset <= to;
  };
  const piece = pieces.find(inside) ?? pieces[isStart ? pieces.length - 1 : 0];
  const units = desk.text.slice(Number(piece.dataset.start), offset).length;
  return [piece.firstChild, units];
}

/** The words selected in the text as [start, end]; null where none are. */
export function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  if (!find("paper").contains(startContainer) || !find("paper").contains(endContainer)) return null;
  const [start, end] = [offsetOf(startContainer, startOffset), offsetOf(endContainer, endOffset)];
  return start === null || end === null ? null : desk.text.trimmed(start, end);
}

/** Where the caret of a click stands; null outside the text. */
export function caret() {
  const { focusNode, focusOffset } = getSelection();
  return focusNode && find("paper").contains(focusNode) ? offsetOf(focusNode, focusOffset) : null;
}

export function select(start, end) {
  const range = domRange(start, end);
  const selection = getSelection();
  selection.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  reveal(range);
}

/** Scroll so that a range can be seen, if it cannot. */
export function reveal(range) {
  const [box, view] = [range.getBoundingClientRect(), find("paper").getBoundingClientRect()];
  if (box.top >= Math.max(view.top, 0) && box.bottom <= Math.min(view.bottom, innerHeight)) return;
  const holder = range.startContainer.parentElement;
  (holder.tagName === "MARK" ? holder : range.startContainer.parentElement).scrollIntoView({ block: "nearest" });
  find("paper").scrollTop += range.getBoundingClientRect().top - find("paper").getBoundingClientRect().top - view.height / 3;
}

// ── highlights, which need no elements ───────────────────────────────────────────────────────────────────────────────

/** Show the words that say what is in focus. */
export function showEvidence(places, scroll) {
  paint("evidence", places);
  if (scroll && places.length) reveal(domRange(...places[0]));
}

function paintDisputes() {
  const news = desk.verdict.mention_disagreements.filter((one) => !one.known);
  paint("dispute", news.flatMap((one) => one.system.map(({ start, end }) => [start, end])));
}

function paint(name, places) {
  if (!globalThis.Highlight || (!places.length && !CSS.highlights.get(name)?.size)) return;
  CSS.highlights.set(name, new Highlight(...places.map(([start, end]) => domRange(start, end))));
}
