// A dialog that asks for one of a few things, by mouse, digit, arrows or Escape.

import { button, element, find } from "./dom.js";

/** The keys of the first, second, … of a list. */
export const DIGITS = "1234567890-";

/** The index of what was chosen; null where nothing was. */
export function choose(title, options) {
  const dialog = find("choice");
  const back = document.activeElement;
  return new Promise((resolve) => {
    let chosen = null;
    const take = (n) => {
      chosen = n;
      dialog.close();
    };
    const buttons = options.map((option, n) => button(option, () => take(n), { key: DIGITS[n] }));
    dialog.replaceChildren(element("h2", {}, title), ...buttons);
    dialog.onkeydown = (event) => {
      const at = buttons.indexOf(document.activeElement);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) buttons.at((at + step) % buttons.length).focus();
      else if (DIGITS.includes(event.key) && DIGITS.indexOf(event.key) < options.length) take(DIGITS.indexOf(event.key));
      else return;
      event.preventDefault();
    };
    dialog.onclose = () => {
      back?.focus();
      resolve(chosen);
    };
    dialog.showModal();
    buttons[0]?.focus();
  });
}
