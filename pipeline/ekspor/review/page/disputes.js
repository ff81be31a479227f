// Edits that settle a disagreement: take what the system of today says, or leave it and never be asked again.

import { mark, reject } from "./mentions.js";
import * as records from "./records.js";

/** The system's mentions in place of those here. */
export function takeMentions(work, { here, system }) {
  const gone = work.mentions.filter((one) => here.some((other) => other.start === one.start && other.end === one.end));
  return system.reduce((done, one) => mark(done, one), gone.reduce(reject, work));
}

/** The system's record in place of the one here, or only what it says in one slot. */
export function takeRecord(work, { here, system }, slot = null) {
  if (here === null) return { ...work, records: [...work.records, own(system)] };
  const record = records.recordOf(work, here);
  if (!record) return work;
  if (system === null) return records.reject(work, record);
  const taken = slot ? withSlot(record, system, slot) : { ...own(system), key: record.key };
  return { ...work, records: work.records.map((one) => (one === record ? taken : one)) };
}

const own = (record) => records.keyed({ ...record, confidence: null, flags: [], pending: false, fillers: record.fillers.map(settled) });
const settled = (filler) => ({ ...filler, pending: false });

function withSlot(record, system, slot) {
  if (slot === "status") return { ...record, status: system.status, pending: false };
  const theirs = system.fillers.filter((one) => one.slot === slot).map(settled);
  return records.keyed({ ...record, fillers: [...record.fillers.filter((one) => one.slot !== slot), ...theirs] });
}

/** What the system says stands rejected; what stands here alone is kept. */
export function leaveMentions(work, { here, system }) {
  return system.length ? aside(work, "rejected", "mentions", system) : aside(work, "kept", "mentions", here);
}

export function leaveRecord(work, { here, system }) {
  return system ? aside(work, "rejected", "records", [system]) : aside(work, "kept", "records", [records.recordOf(work, here)]);
}

const aside = (work, where, what, more) => ({ ...work, [where]: { ...work[where], [what]: [...work[where][what], ...more] } });
