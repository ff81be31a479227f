// The keys: one table, from which they work and from which the help is made.

import * as acts from "./acts.js";
import { DIGITS } from "./choose.js";
import { desk, redo, undo } from "./desk.js";
import { element, find } from "./dom.js";
import * as go from "./go.js";
import { say } from "./say.js";

let guide = null;

const digit = (event) => DIGITS.indexOf(event.key);
const labelOf = (event) => acts.label(Object.keys(guide.labels)[digit(event)]);
const statusOf = (event) => acts.status(guide.statuses[digit(event)]);
const dispute = (act) => () => go.disputeInFocus() && act(go.disputeInFocus());

function acceptAndOn() {
  acts.accept();
  go.mention(1);
}

/** By zone: keys as `event.key` says them, with `Ctrl+` and `Shift+` before those that need it; the act; its words. */
const KEYS = {
  text: [
    [["ArrowRight"], () => go.mention(1), "key_next_mention"],
    [["ArrowLeft"], () => go.mention(-1), "key_last_mention"],
    [["w"], () => go.word(1), "key_next_word"],
    [["b"], () => go.word(-1), "key_last_word"],
    [[...DIGITS], labelOf, "key_label"],
    [["Shift+ArrowRight"], acts.endFurther, "key_end_further"],
    [["Shift+ArrowLeft"], acts.endBack, "key_end_back"],
    [["Ctrl+ArrowLeft"], acts.startBack, "key_start_back"],
    [["Ctrl+ArrowRight"], acts.startFurther, "key_start_further"],
    [["."], acts.endCharacterFurther, "key_end_character_further"],
    [[","], acts.endCharacterBack, "key_end_character_back"],
    [["<"], acts.startCharacterBack, "key_start_character_back"],
    [[">"], acts.startCharacterFurther, "key_start_character_further"],
    [["Enter"], acceptAndOn, "key_accept_on"],
    [["f"], acts.fillFromText, "key_fill"],
    [["v"], acts.evidence, "key_evidence"],
  ],
  records: [
    [["ArrowDown"], () => go.row(1), "key_next_row"],
    [["ArrowUp"], () => go.row(-1), "key_last_row"],
    [["ArrowRight"], () => go.record(1), "key_next_record"],
    [["ArrowLeft"], () => go.record(-1), "key_last_record"],
    [["1", "2", "3", "4"], statusOf, "key_status"],
    [["Enter", "e"], acts.editFiller, "key_edit"],
    [["f", "+"], acts.addSlot, "key_add_slot"],
  ],
  disputes: [
    [["ArrowDown"], () => go.dispute(1), "key_next_dispute"],
    [["ArrowUp"], () => go.dispute(-1), "key_last_dispute"],
    [["t"], dispute(acts.take), "key_take"],
    [["l"], dispute(acts.leave), "key_leave"],
  ],
  any: [
    [["a"], acts.accept, "key_accept"],
    [["x", "Delete"], acts.reject, "key_reject"],
    [["s"], acts.split, "key_split"],
    [["j"], acts.join, "key_join"],
    [["c"], acts.create, "key_create"],
    [["n"], () => go.open(1), "key_next_open"],
    [["Shift+N"], () => go.open(-1), "key_last_open"],
    [["m"], go.toText, "key_to_text"],
    [["r"], go.toRecords, "key_to_records"],
    [["d"], go.toDisputes, "key_to_disputes"],
    [["Ctrl+z"], undo, "key_undo"],
    [["Ctrl+Shift+Z", "Ctrl+y"], redo, "key_redo"],
    [["Ctrl+Enter"], go.done, "key_done"],
    [["]"], () => go.article(1), "key_next_article"],
    [["["], () => go.article(-1), "key_last_article"],
    [["?"], help, "key_help"],
  ],
};

/** Listen. */
export function listen(said) {
  guide = said;
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, select, textarea, dialog");
    const name = nameOf(event);
    if (isTyping && name !== "Ctrl+Enter") return;
    if (event.key === "Enter" && event.target.closest("button:not([data-key]), summary") && name === "Enter") return;
    const found = [...KEYS[desk.zone], ...KEYS.any].find(([keys]) => keys.includes(name));
    if (!found) return;
    event.preventDefault();
    found[1](event);
  });
}

/** Punctuation needs Shift on some keyboards and not on others, so there Shift is not named. */
function nameOf(event) {
  if (event.getModifierState("AltGraph")) return event.key;
  const ctrl = event.ctrlKey || event.metaKey ? "Ctrl+" : "";
  const named = event.key.length > 1 || /\p{L}/u.test(event.key);
  return `${event.altKey ? "Alt+" : ""}${ctrl}${event.shiftKey && named ? "Shift+" : ""}${event.key}`;
}

const SHOWN = { ArrowRight: "→", ArrowLeft: "←", ArrowUp: "↑", ArrowDown: "↓" };
const shown = (key) => key.replace(/Arrow\w+/, (arrow) => SHOWN[arrow]).replace("Shift+N", "Shift+n").replace("Shift+Z", "Shift+z");
const range = (keys) => (keys.length > 3 ? [keys[0], "…", keys.at(-1)] : keys).map((key) => (key === "…" ? key : element("kbd", {}, shown(key))));

/** All keys, by zone. */
export function help() {
  const zones = Object.entries(KEYS).map(([zone, keys]) => {
    const rows = keys.flatMap(([names, , words]) => [element("dt", {}, ...range(names)), element("dd", {}, say(words))]);
    return element("section", {}, element("h3", {}, say(`zone_${zone}`)), element("dl", {}, ...rows));
  });
  const close = element("form", { method: "dialog" }, element("button", { class: "main" }, say("close")));
  const mouse = element("p", {}, say("help_mouse"));
  find("keys").replaceChildren(element("h2", {}, say("help_title")), mouse, element("div", { class: "zones" }, ...zones), close);
  find("keys").showModal();
}
