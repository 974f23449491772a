/** A real table, grouped by its first column. Choosing a row tells the source panel through the page, without the server. */
import { h, isTyping, typeIcon } from "../../shared/dom";
import { choose } from "../../shared/row";
import type { Component, Words } from "../../shared/streamlit";

interface Cell {
  kind: "entity" | "text" | "number" | "tag" | "arrow" | "source" | "empty";
  text: string;
  href?: string;
  label?: string;
  where?: string;
  tone?: string;
  title?: string;
  more?: string;
  tags?: { text: string; tone: string }[];
}
interface Row {
  id: string;
  cells: Cell[];
}
interface Group {
  name: string;
  count: number;
  note?: string;
  rows: Row[];
}
interface Data {
  caption: string;
  columns: { name: string; align: string }[];
  groups: Group[];
  grouped: boolean;
  selected: string;
  words: Words;
}

function cell(item: Cell): HTMLTableCellElement {
  const long = item.text.length > 9 ? [item.text, item.where].filter(Boolean).join(" ") : null;
  const td = h("td", { class: { number: "num", arrow: "ar" }[item.kind as string], title: item.title ?? long });
  if (item.kind === "entity" && item.text) {
    const name = item.href ? h("a", { href: item.href }, item.text) : item.text;
    td.append(h("span", { class: "e" }, item.label ? typeIcon(item.label) : null, name, item.where ? h("small", {}, item.where) : null));
  } else if (item.kind === "source") {
    if (item.text) td.append(h("button", { class: "src", type: "button" }, item.text), item.more ? h("small", { class: "mo" }, item.more) : "");
  } else if (item.kind === "tag") td.append(h("span", { class: `tag ${item.tone ?? ""}` }, item.text));
  else td.append(item.text);
  for (const tag of item.tags ?? []) td.append(" ", h("span", { class: `tag ${tag.tone}` }, tag.text));
  return td;
}

function groupCell(group: Group, first: boolean): HTMLTableCellElement {
  if (!first) return h("td", { class: "k" }, h("span", { class: "rep" }, group.name));
  return h("td", { class: "k" }, group.name, h("i", {}, String(group.count)));
}

function body(data: Data): HTMLTableSectionElement {
  const tbody = h("tbody", {});
  for (const group of data.groups) {
    if (group.note) tbody.append(h("tr", { class: "note" }, h("td", { colspan: data.columns.length }, group.note)));
    group.rows.forEach((row, at) => {
      const tr = h("tr", { class: at === 0 && data.grouped ? "first" : null, "data-id": row.id });
      if (data.grouped) tr.append(groupCell(group, at === 0));
      tr.append(...row.cells.map(cell));
      tbody.append(tr);
    });
  }
  return tbody;
}

function draw(root: ShadowRoot, data: Data, stop: AbortSignal): void {
  const head = h("tr", {}, ...data.columns.map((column) => h("th", { scope: "col", class: column.align === "right" ? "num" : null }, column.name === "→" ? h("span", { class: "rep" }, column.name) : column.name)));
  const tbody = body(data);
  const table = h("table", { class: data.columns.length > 6 ? "many" : null }, h("caption", { class: "rep" }, data.caption), h("thead", {}, head), tbody);
  const frame = h("div", { class: "tw", tabindex: 0, role: "region", "aria-label": data.caption }, table);
  root.querySelector(".tw")?.remove();
  root.append(frame);

  const lines = [...tbody.querySelectorAll<HTMLTableRowElement>("tr[data-id]")];
  const select = (line: HTMLTableRowElement | undefined, scroll: boolean): void => {
    if (!line) return;
    for (const other of lines) other.classList.toggle("on", other === line);
    if (scroll) line.scrollIntoView({ block: "nearest" });
    choose(line.dataset.id ?? "");
  };
  tbody.addEventListener("click", (event) => {
    const target = event.target as Element;
    if (!target.closest("a")) select(target.closest<HTMLTableRowElement>("tr[data-id]") ?? undefined, false);
  });
  document.addEventListener("keydown", (event) => {
    if (isTyping(event) || (event.key !== "j" && event.key !== "k")) return;
    const at = lines.findIndex((line) => line.classList.contains("on"));
    select(lines[Math.min(lines.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)))], true);
  }, { signal: stop });
  select(lines.find((line) => line.dataset.id === data.selected) ?? lines[0], false);
  root.host.setAttribute("data-ready", "1");
}

const shown = new WeakMap<ShadowRoot, { text: string; stop: AbortController }>();

export default function rows(component: Component<Data>): () => void {
  const root = component.parentElement;
  const text = JSON.stringify(component.data);
  const before = shown.get(root);
  if (before?.text !== text) {
    before?.stop.abort();
    const stop = new AbortController();
    shown.set(root, { text, stop });
    draw(root, component.data, stop.signal);
  }
  return () => {
    shown.get(root)?.stop.abort();
    shown.delete(root);
  };
}
