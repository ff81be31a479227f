// Writing into a slot. What cannot be read stays in the field with what was expected; left there, it is kept as written.

import * as api from "./api.js";
import { change, desk } from "./desk.js";
import { element, find } from "./dom.js";
import * as records from "./records.js";
import { say } from "./say.js";

/** Open a field in place of a filler, or at the end of the record for a new one. */
export function edit(record, filler, isNew) {
  const card = find("records").querySelector(`[data-key="r${record.key}"]`).closest(".record");
  const row = isNew ? null : card.querySelector(`[data-key="f${filler.key}"]`).closest(".row");
  const error = element("p", { class: "error", id: "field-error", role: "alert" });
  const name = say(filler.slot);
  const input = element("input", { type: "text", value: filler.said, "aria-label": name, "aria-describedby": "field-error", spellcheck: "false" });
  const field = element("div", { class: "row field" }, element("span", { class: "slot" }, name), input, error);
  if (row) row.replaceWith(field);
  else card.querySelector(".rows").append(field);
  const back = filler.key ? `f${filler.key}` : `r${record.key}`;
  let closed = false;

  const close = (work) => {
    closed = true;
    field.replaceWith(...(row ? [row] : []));
    if (work && work !== desk.work) change(work, back);
    else desk.draw(back);
  };
  const fill = (fillers) => records.fill(desk.work, records.recordOf(desk.work, record.key), isNew ? null : filler, fillers);

  /** Take in what was written; `leaving` also what cannot be read. */
  const commit = async (leaving) => {
    if (closed) return;
    const words = input.value.trim();
    if (words === filler.said || words === "") return close();
    try {
      const found = await api.fillers(desk.article.number, filler.slot, words);
      if (!closed) close(fill(found));
    } catch (refused) {
      if (!(refused instanceof api.Refused) || closed) return;
      if (leaving) return close(fill([{ slot: filler.slot, said: words, evidence: filler.evidence, pending: false }]));
      input.setAttribute("aria-invalid", "true");
      error.textContent = refused.message;
    }
  };

  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.ctrlKey) commit(false);
    else if (event.key === "Escape") close();
    else return;
    event.stopPropagation();
    event.preventDefault();
  });
  input.addEventListener("blur", () => commit(true));
  input.focus();
  input.select();
}
