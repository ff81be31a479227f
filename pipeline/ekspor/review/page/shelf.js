// The list of articles, with how far each is and how many disagreements nobody has seen.

import * as api from "./api.js";
import { desk } from "./desk.js";
import { button, element, find } from "./dom.js";
import { toArticle } from "./go.js";
import { say } from "./say.js";

const SIGNS = { new: "○", open: "◐", done: "●" };
let articles = [];

export function learn(list) {
  articles = list;
  find("shelf").setAttribute("aria-label", say("articles"));
}

export function draw() {
  const items = articles.map((one) => {
    const current = desk.article?.number === one.number;
    const news = one.news ? [element("em", { title: say("disagreements") }, String(one.news))] : [];
    const sign = element("span", { class: "sign", "aria-label": say(`stage_${one.stage}`) }, SIGNS[one.stage]);
    const name = element("span", { class: "name" }, one.title || one.id);
    return element("li", {}, element("button", { type: "button", class: one.stage, tabindex: current ? "0" : "-1", "aria-current": current && "true", on: { click: () => toArticle(one.number) } }, sign, name, ...news));
  });
  find("shelf").replaceChildren(element("ol", {}, ...items));
  find("shelf").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  const done = articles.filter((one) => one.stage === "done").length;
  find("progress").textContent = say("progress", { done, all: articles.length });
}

/** Ask, one after the other, where today's system differs from what is done. */
export async function askForNews() {
  for (const one of articles.filter(({ stage }) => stage === "done")) {
    try {
      one.news = await api.news(one.number);
    } catch (error) {
      if (!(error instanceof api.Refused)) throw error;
      return; // the server is gone, which the saving says
    }
    if (one.news) draw();
  }
}
