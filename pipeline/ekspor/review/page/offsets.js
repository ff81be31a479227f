// Offsets count code points, as everywhere in ekspor; the browser counts UTF-16 units. This is where one becomes the other.

const WORD = /[\p{L}\p{M}\p{N}]+(?:[.,'’\-/][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu;

export const length = (text) => Array.from(text).length;

/** A text by code points, and its words as [start, end]. */
export class Text {
  constructor(text) {
    this.points = Array.from(text);
    this.words = [];
    let [units, points] = [0, 0];
    for (const match of text.matchAll(WORD)) {
      points += length(text.slice(units, match.index));
      units = match.index + match[0].length;
      this.words.push([points, points + length(match[0])]);
      points = this.words.at(-1)[1];
    }
  }

  slice(start, end) {
    return this.points.slice(start, end).join("");
  }

  /** The range without the blanks at its ends; null where nothing is left. */
  trimmed(start, end) {
    while (start < end && /\s/.test(this.points[start])) start += 1;
    while (start < end && /\s/.test(this.points[end - 1])) end -= 1;
    return start < end ? [start, end] : null;
  }

  wordEndAfter(offset) {
    return (this.words.find(([, end]) => end > offset) ?? [0, this.points.length])[1];
  }

  wordEndBefore(offset) {
    return (this.words.findLast(([, end]) => end < offset) ?? [0, offset])[1];
  }

  wordStartBefore(offset) {
    return (this.words.findLast(([start]) => start < offset) ?? [0])[0];
  }

  wordStartAfter(offset) {
    return (this.words.find(([start]) => start > offset) ?? [offset])[0];
  }
}

/** The offset of a point in the DOM, whose elements say in `data-start` where their text begins; null outside. */
export function offsetOf(node, units) {
  if (node.nodeType !== Node.TEXT_NODE) {
    const child = node.childNodes[units];
    if (child) return startOf(child);
    const last = node.lastElementChild ?? node;
    return startOf(last) === null ? null : startOf(last) + length(last.textContent);
  }
  const start = startOf(node.parentElement);
  return start === null ? null : start + length(node.data.slice(0, units));
}

function startOf(node) {
  const said = (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest("[data-start]");
  return said ? Number(said.dataset.start) : null;
}
