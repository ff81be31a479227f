// What the page asks of the server.

/** An answer that is none; `status` 0 where no server answers. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function ask(method, path, body) {
  const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  let answer;
  try {
    answer = await fetch(`/api/${path}`, { method, ...sent, keepalive: (sent.body?.length ?? 0) < 60_000 });
  } catch {
    throw new Refused(0, "");
  }
  const said = await answer.json();
  if (!answer.ok) throw new Refused(answer.status, said.error);
  return said;
}

export const guide = () => ask("GET", "guide");
export const articles = () => ask("GET", "articles");
export const article = (number) => ask("GET", `articles/${number}`);
export const news = async (number) => (await ask("GET", `articles/${number}/news`)).news;
export const save = (number, saving) => ask("PUT", `articles/${number}`, saving);

/** The fillers that words, or a mention, would make in a slot. */
export const fillers = (number, slot, words) => ask("POST", `articles/${number}/fillers`, { slot, words });
export const fillersFrom = (number, slot, { start, end, label }) =>
  ask("POST", `articles/${number}/fillers`, { slot, place: [start, end], label });
