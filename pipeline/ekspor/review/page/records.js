// Edits of records and of what fills their slots: each takes what stands in an article and gives it back changed.

let keys = 0;

/** The record and its fillers with keys, by which the page knows them while they change. */
export function keyed(record) {
  const fillers = record.fillers.map((filler) => ({ ...filler, key: filler.key ?? (keys += 1) }));
  return { ...record, fillers, key: record.key ?? (keys += 1) };
}

const anew = ({ key, ...thing }) => thing;

/** A record of its own that says the same. */
const copied = (record) => keyed({ ...anew(record), fillers: record.fillers.map(anew) });

export const recordOf = (work, key) => work.records.find((record) => record.key === key);
export const ownerOf = (work, filler) => work.records.find((record) => record.fillers.some((one) => one.key === filler));
export const isPending = (record) => record.pending || record.fillers.some((filler) => filler.pending);

/** The same with records in place of one; with none, it is gone. */
function replaced(work, record, ...others) {
  return { ...work, records: work.records.flatMap((one) => (one.key === record.key ? others : [one])) };
}

/** A changed record is a person's: what the system thought of it is no longer said. */
const touched = (record) => ({ ...record, confidence: null, flags: [] });

const settled = (record) => ({
  ...record,
  pending: false,
  fillers: record.fillers.map((filler) => (filler.pending ? { ...filler, pending: false } : filler)),
});

export const accept = (work, record) => replaced(work, record, settled(record));
export const reject = (work, record) => replaced(work, record);
export const setStatus = (work, record, status) => replaced(work, record, { ...touched(record), status, pending: false });

/** A new record behind another, or at the end. */
export function add(work, after, fillers = []) {
  const made = keyed({ status: "realized", pending: false, confidence: null, flags: [], fillers });
  const at = after ? work.records.findIndex((one) => one.key === after.key) + 1 : work.records.length;
  return [{ ...work, records: work.records.toSpliced(at, 0, made) }, made];
}

/** The record and a copy of it, to part between them what it held. */
export function duplicate(work, record) {
  const copy = settled(copied(record));
  return [replaced(work, record, touched(record), copy), copy];
}

/** The filler in a record of its own, with all that the other slots say; the record keeps the rest. */
export function splitOff(work, record, filler) {
  const others = (one) => record.fillers.filter((other) => other.key !== filler.key && (one || other.slot !== filler.slot));
  const copy = settled(copied({ ...record, fillers: [...others(false), filler] }));
  return [replaced(work, record, { ...touched(record), fillers: others(true) }, copy), copy];
}

/** Two records as one, with the status of the first. */
export function join(work, record, other) {
  const said = new Set(record.fillers.map(({ slot, said }) => `${slot}: ${said}`));
  const more = other.fillers.filter(({ slot, said: words }) => !said.has(`${slot}: ${words}`));
  const joined = settled({ ...touched(record), fillers: [...record.fillers, ...more] });
  return replaced(replaced(work, other), record, joined);
}

// ── slots ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The record with fillers in place of one, or behind the others of their slot. */
function filled(record, filler, fillers) {
  const at = filler ? record.fillers.findIndex((one) => one.key === filler.key) : -1;
  const into = at >= 0 ? at : record.fillers.findLastIndex((one) => one.slot === fillers[0]?.slot) + 1 || record.fillers.length;
  return keyed({ ...touched(record), fillers: record.fillers.toSpliced(into, at >= 0 ? 1 : 0, ...fillers) });
}

/** Fillers that a person gave, in place of `filler` where there is one. */
export function fill(work, record, filler, fillers) {
  const there = new Set(record.fillers.filter((one) => one !== filler).map(({ slot, said }) => `${slot}: ${said}`));
  const fresh = fillers.filter(({ slot, said }) => !there.has(`${slot}: ${said}`)).map((one) => ({ ...one, pending: false }));
  return replaced(work, record, filled(record, filler, fresh));
}

export const acceptFiller = (work, record, filler) => change(work, record, filler, { pending: false });
export const rejectFiller = (work, record, filler) => replaced(work, record, filled(record, filler, []));

/** Words of the text put to a filler's evidence, or taken from it. */
export function toggleEvidence(work, record, filler, [start, end]) {
  const left = filler.evidence.filter(([a, b]) => a !== start || b !== end);
  const evidence = left.length < filler.evidence.length ? left : [...left, [start, end]].sort((one, other) => one[0] - other[0]);
  return change(work, record, filler, { evidence, pending: false });
}

function change(work, record, filler, properties) {
  const fillers = record.fillers.map((one) => (one.key === filler.key ? { ...one, ...properties } : one));
  return replaced(work, record, { ...record, fillers });
}
