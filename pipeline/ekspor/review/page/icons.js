// Signs of the small buttons, drawn, since not every machine has letters for them.

const PATHS = {
  accept: "M3 8.5l3.5 3.5L13 4.5",
  edit: "M3 13l.6-2.7L11 3l2 2-7.4 7.4z",
  split: "M8 14V9M8 9L4 4.5M8 9l4-4.5M4 7.5V4h3.5M12 7.5V4H8.5",
  join: "M8 2v5M8 7l-4 4.5M8 7l4 4.5M4 14v-2.5M12 14v-2.5",
  reject: "M4 4l8 8M12 4l-8 8",
  find: "M8 3v2M8 11v2M3 8h2M11 8h2M8 5.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5",
};
const SVG = "http://www.w3.org/2000/svg";

export function icon(name) {
  const [svg, path] = ["svg", "path"].map((tag) => document.createElementNS(SVG, tag));
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
