// The words of the page in the language that was asked for.

let words = {};

export function learn(guide) {
  words = guide.words;
  document.documentElement.lang = guide.language;
}

/** The words under a key, with values put in where they have {names}. */
export function say(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}
