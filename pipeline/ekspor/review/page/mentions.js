// Edits of mentions: each takes what stands in an article and gives it back changed. Nothing is changed in place.

const byStart = (one, other) => one.start - other.start;
const overlap = (one, other) => one.start < other.end && other.start < one.end;

export const mentionAt = (work, start) => work.mentions.find((one) => one.start === start);

/** The same with a mention in place of all that it overlaps, and of `instead`. */
export function mark(work, mention, instead = null) {
  const left = work.mentions.filter((one) => one !== instead && !overlap(one, mention));
  const mentions = [...left, { ...mention, pending: false }].sort(byStart);
  return { ...work, mentions };
}

export const accept = (work, mention) => mark(work, mention, mention);

export const reject = (work, mention) => ({ ...work, mentions: work.mentions.filter((one) => one !== mention) });

/** The mention over other words. Slots that rest on it, and names that repeat it, follow. */
export function reach(work, text, mention, start, end) {
  if (start >= end || start < 0 || end > text.points.length) return work;
  const [before, after] = [text.slice(mention.start, mention.end), text.slice(start, end)];
  const follow = (filler) => {
    const rests = filler.evidence.some(([a, b]) => a === mention.start && b === mention.end);
    if (!rests) return filler;
    const evidence = filler.evidence.map((place) => (place[0] === mention.start && place[1] === mention.end ? [start, end] : place));
    return { ...filler, evidence, said: filler.said === before ? after : filler.said };
  };
  const records = work.records.map((record) =>
    record.fillers.every((filler) => follow(filler) === filler) ? record : { ...record, fillers: record.fillers.map(follow) },
  );
  return { ...mark(work, { ...mention, start, end }, mention), records };
}

/** Where a mention falls apart by itself: around "dan", a comma, a bracket; else behind its first word. */
function seam(text, { start, end }) {
  const words = text.slice(start, end);
  const found = /\s+(?:dan|serta|atau|&)\s+|\s*[,;/(]\s*|\s+/u;
  const strong = /\s+(?:dan|serta|atau|&)\s+|\s*[,;/(]\s*/u.exec(words) ?? found.exec(words);
  if (!strong) return null;
  const before = Array.from(words.slice(0, strong.index)).length;
  return [start + before, start + before + Array.from(strong[0]).length];
}

/** The mention as two: at the caret where it stands inside, else at its seam. */
export function split(work, text, mention, caret) {
  const inside = caret !== null && mention.start < caret && caret < mention.end;
  const gap = inside ? [caret, caret] : seam(text, mention);
  if (!gap) return work;
  const left = text.trimmed(mention.start, gap[0]);
  const right = text.trimmed(gap[1], text.slice(mention.end - 1, mention.end) === ")" ? mention.end - 1 : mention.end);
  if (!left || !right) return work;
  const [one, other] = [left, right].map(([start, end]) => ({ start, end, label: mention.label }));
  return mark(mark(reject(work, mention), one), other);
}

/** The mention and the one behind it as one. */
export function join(work, mention) {
  const next = work.mentions[work.mentions.indexOf(mention) + 1];
  return next ? mark(work, { ...mention, end: next.end }) : work;
}
