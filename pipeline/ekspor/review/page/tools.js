// The bar above the text: what can be done with the mention, or the selected words, in hand.

import * as acts from "./acts.js";
import { desk } from "./desk.js";
import { button, element, find } from "./dom.js";
import { DIGITS } from "./choose.js";
import { mentionAt } from "./mentions.js";
import { recordOf } from "./records.js";
import { say } from "./say.js";

let drawn = null;

export function draw(guide) {
  const { range, text } = desk;
  const mention = range?.mention ? mentionAt(desk.work, range.start) : null;
  const words = range ? text.slice(range.start, range.end) : say("nothing_in_hand");
  const record = recordOf(desk.work, desk.record);
  const number = record ? desk.work.records.indexOf(record) + 1 : null;
  const shown = JSON.stringify([words, mention, number, desk.filler === null]);
  if (drawn === shown) return;
  drawn = shown;
  const bar = find("tools");
  bar.setAttribute("aria-label", say("tools"));
  bar.replaceChildren(
    element("q", { class: range ? "" : "none", "aria-live": "polite" }, words),
    element("span", { class: "labels" }, ...Object.keys(guide.labels).map((label, n) => labelButton(label, n, mention, range))),
    element("span", { class: "doings" }, ...doings(mention, range, number)),
  );
}

function labelButton(label, n, mention, range) {
  const pressed = String(mention?.label === label);
  return button(label, () => acts.label(label), { key: DIGITS[n], class: `label ${label}`, "aria-pressed": pressed, disabled: !range });
}

/** The bar is about the text, wherever the focus was. */
const inText = (act) => () => {
  desk.zone = "text";
  act();
};

function doings(mention, range, number) {
  return [
    button(say("accept"), inText(acts.accept), { key: "a", disabled: !mention }),
    button(say("reject"), inText(acts.reject), { key: "x", disabled: !mention }),
    button(say("split"), inText(acts.split), { key: "s", disabled: !mention }),
    button(say("join"), inText(acts.join), { key: "j", disabled: !mention }),
    button(say("fill_record", { number: number ?? "" }), acts.fillFromText, { key: "f", disabled: !range || number === null }),
    button(say("as_evidence"), acts.evidence, { key: "v", disabled: !range || desk.filler === null }),
    button(say("new_record"), inText(acts.create), { key: "c" }),
  ];
}
