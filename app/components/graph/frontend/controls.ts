/** The buttons around the canvas: layouts, view, legend by type, bar by relation, years. They only call back. */
import { h, path, typeBadge } from "../../shared/dom";
import type { Words } from "../../shared/streamlit";
import { edgeType } from "./look";

export interface Acts {
  layout(name: string): void;
  zoom(by: number): void;
  fit(): void;
  undo(): void;
  hide(): void;
  picture(): void;
  find(text: string): void;
  toggle(kind: "label" | "type", name: string): void;
  year(year: number | null): void;
}
export interface Shown {
  layout: string;
  labels: [string, number][];
  types: [string, number][];
  off: Set<string>;
  years: number[];
  year: number | null;
  dark: boolean;
}
const ICONS: [keyof Acts, string, number?][] = [
  ["zoom", "M12 5v14M5 12h14", 1.25],
  ["zoom", "M5 12h14", 0.8],
  ["fit", "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"],
  ["hide", "M3 12s3.5-6 9-6 9 6 9 6-3.5 6-9 6-9-6-9-6M4 20 20 4"],
  ["undo", "M9 7 4 12l5 5M4 12h10a5 5 0 0 1 0 10"],
  ["picture", "M12 4v11M7 10l5 5 5-5M5 20h14"],
];
const NAMES = ["zoom_in", "zoom_out", "fit", "hide", "undo", "picture"];

export function top(shown: Shown, words: Words, acts: Acts): HTMLElement {
  const layouts = h("div", { class: "kg-seg", role: "group", "aria-label": words.layout });
  for (const name of ["columns", "force", "circle"])
    layouts.append(h("button", { type: "button", "aria-pressed": String(shown.layout === name), onclick: () => acts.layout(name) }, words[name]));
  const tools = h("div", { class: "kg-seg", role: "group" });
  ICONS.forEach(([act, d, by], at) => {
    const call = acts[act] as (by?: number) => void;
    tools.append(h("button", { type: "button", class: "ic", title: words[NAMES[at]], "aria-label": words[NAMES[at]], onclick: () => call(by) }, path(d)));
  });
  const find = h("input", { class: "kg-find", type: "search", placeholder: words.find, "aria-label": words.find });
  find.addEventListener("input", () => acts.find(find.value));
  return h("div", { class: "kg-top" }, layouts, h("div", { class: "kg-r" }, find, tools));
}

export function legend(shown: Shown, words: Words, acts: Acts): HTMLElement {
  const box = h("div", { class: "kg-leg", role: "group", "aria-label": words.legend });
  for (const [label, count] of shown.labels)
    box.append(h("button", { class: "kg-li", type: "button", "aria-pressed": String(!shown.off.has(label)), onclick: () => acts.toggle("label", label) },
      typeBadge(label, "gl"), words[`label.${label}`] ?? label, h("span", { class: "n" }, String(count))));
  return box;
}

export function bottom(shown: Shown, words: Words, acts: Acts): HTMLElement {
  const types = h("div", { class: "kg-el", role: "group", "aria-label": words.relations });
  for (const [type, count] of shown.types) {
    const look = edgeType(type);
    const line = h("span", { class: "ln" });
    line.style.borderTop = `${Math.max(2, look.width)}px solid ${shown.dark ? look.dark : look.light}`;
    types.append(h("button", { class: "kg-li", type: "button", "aria-pressed": String(!shown.off.has(type)), onclick: () => acts.toggle("type", type) },
      line, words[`edge.${type}`] ?? type, h("span", { class: "n" }, String(count))));
  }
  const years = h("div", { class: "kg-yr", role: "group", "aria-label": words.years });
  if (shown.years.length > 1)
    for (const year of [null, ...shown.years])
      years.append(h("button", { type: "button", "aria-pressed": String(shown.year === year), onclick: () => acts.year(year) }, year === null ? words.all : String(year)));
  return h("div", { class: "kg-bot" }, types, years.childElementCount ? years : null);
}
