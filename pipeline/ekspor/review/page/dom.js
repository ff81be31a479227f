// Elements. What articles and people wrote only ever becomes text: nothing here reads markup.

/** An element with properties (`class`, `data`, `on`, ARIA and others by their names) and children, strings as text. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "data") Object.assign(made.dataset, value);
    else if (name === "on") for (const [event, act] of Object.entries(value)) made.addEventListener(event, act);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A button that says `label`, with the key that does the same. */
export function button(label, act, { key, ...properties } = {}) {
  const hint = key ? [element("kbd", { "aria-hidden": "true" }, key)] : [];
  return element("button", { type: "button", ...properties, on: { click: act } }, label, ...hint);
}

export const find = (id) => document.getElementById(id);
