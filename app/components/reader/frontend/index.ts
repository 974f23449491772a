/** A document's text with its facts underlined by kind, beside their list; choosing on either side leads the other. */
import { h } from "../../shared/dom";
import type { Component, Words } from "../../shared/streamlit";

interface Item {
  id: string;
  kind: string;
  line: number | null;
  text: string;
  note: string;
}
interface Data {
  lines: { n: number; p: [string, string[]][] }[];
  facts: Item[];
  unread: Item[];
  open: Item[];
  at: string;
  kinds: Words;
  words: Words;
}

class Reader {
  private off = new Set<string>();
  private tab: "facts" | "unread" | "open" = "facts";
  private chosen = "";
  private kindOf = new Map<string, string>();
  private text = h("div", { class: "tx", tabindex: 0, role: "region" });
  private side = h("div", { class: "sd" });
  private box = h("div", { class: "rd" }, this.text, this.side);

  constructor(root: ShadowRoot, private data: Data) {
    root.append(this.box);
    for (const item of [...data.open, ...data.unread]) this.kindOf.set(item.id, "unread");
    for (const item of data.facts) this.kindOf.set(item.id, item.kind);
    this.tab = this.tabOf(data.at);
    this.drawText();
    this.drawSide();
    this.choose(data.at, true);
    root.host.setAttribute("data-ready", "1");
  }

  close(): void {
    this.box.remove();
  }

  private drawText(): void {
    this.text.setAttribute("aria-label", this.data.words.what);
    this.text.replaceChildren(...this.data.lines.map((line) => {
      const words = h("span", { class: "w" });
      for (const [piece, ids] of line.p) {
        const kind = ids.length ? this.kindOf.get(ids[ids.length - 1]) : undefined;
        if (!kind) words.append(piece);
        else words.append(h("span", { class: `f k-${kind}`, "data-ids": ids.join(" "), onclick: () => this.next(ids) }, piece));
      }
      return h("div", { class: line.p.length ? "ln" : "ln b" }, h("span", { class: "no", "aria-hidden": "true" }, String(line.n)), words);
    }));
  }

  /** Several facts may share words: another click goes to the next. */
  private next(ids: string[]): void {
    const at = ids.indexOf(this.chosen);
    const id = ids[(at + 1) % ids.length];
    const tab = this.tabOf(id);
    if (tab !== this.tab) {
      this.tab = tab;
      this.drawSide();
    }
    this.choose(id, false);
  }

  private tabOf(id: string): "facts" | "unread" | "open" {
    const { facts, unread, open } = this.data;
    if (facts.some((item) => item.id === id)) return "facts";
    return unread.some((item) => item.id === id) ? "unread" : open.some((item) => item.id === id) ? "open" : "facts";
  }

  private drawSide(): void {
    const { facts, unread, open, words, kinds } = this.data;
    const tabs = h("div", { class: "tabs", role: "tablist" });
    for (const [name, count, label] of [["facts", facts.length, words.tab_facts], ["unread", unread.length, words.tab_unread], ["open", open.length, words.tab_open]] as const)
      tabs.append(h("button", { type: "button", role: "tab", "aria-selected": String(this.tab === name), onclick: () => { this.tab = name; this.drawSide(); } }, label, h("i", {}, String(count))));
    const switches = h("div", { class: "sw", role: "group", "aria-label": words.kinds });
    if (this.tab === "facts")
      for (const kind of Object.keys(kinds)) {
        const count = facts.filter((item) => item.kind === kind).length;
        if (count)
          switches.append(h("button", { type: "button", class: `k-${kind}`, "aria-pressed": String(!this.off.has(kind)), onclick: () => this.toggle(kind) }, kinds[kind], h("i", {}, String(count))));
      }
    const items = this.tab === "facts" ? facts.filter((item) => !this.off.has(item.kind)) : this.tab === "unread" ? unread : open;
    const list = h("ul", { class: "ls" }, ...items.map((item) => this.entry(item)));
    const empty = items.length ? null : h("p", { class: "em" }, { facts: words.no_facts, unread: words.no_unread, open: words.no_open }[this.tab]);
    this.side.replaceChildren(tabs, switches, empty ?? list);
  }

  private entry(item: Item): HTMLElement {
    const kind = this.tab === "facts" ? this.data.kinds[item.kind] : "";
    return h("li", { "data-id": item.id, class: item.id === this.chosen ? "on" : null },
      h("button", { type: "button", onclick: () => this.choose(item.id, true) },
        h("span", { class: `kd k-${this.tab === "facts" ? item.kind : "unread"}` }, item.line === null ? "" : String(item.line)),
        h("span", { class: "t" }, item.text, h("small", {}, [kind, item.note].filter(Boolean).join(" · ")))));
  }

  private toggle(kind: string): void {
    if (!this.off.delete(kind)) this.off.add(kind);
    this.box.classList.toggle(`no-${kind}`, this.off.has(kind));
    this.drawSide();
  }

  private choose(id: string, scrollText: boolean): void {
    if (!id) return;
    this.chosen = id;
    const marks = [...this.text.querySelectorAll<HTMLElement>(".f")];
    for (const mark of marks) mark.classList.toggle("on", (mark.dataset.ids ?? "").split(" ").includes(id));
    const first = marks.find((mark) => mark.classList.contains("on"));
    if (scrollText && first) this.text.scrollTop += first.getBoundingClientRect().top - this.text.getBoundingClientRect().top - 120;
    this.side.querySelectorAll("li").forEach((line) => line.classList.toggle("on", line.dataset.id === id));
    const entry = this.side.querySelector<HTMLElement>("li.on");
    const list = this.side.querySelector<HTMLElement>("ul");
    if (entry && list && (entry.offsetTop < list.scrollTop || entry.offsetTop + entry.offsetHeight > list.scrollTop + list.clientHeight)) list.scrollTop = entry.offsetTop - 80;
    const url = new URL(window.location.href);
    if (url.searchParams.get("at") !== id) {
      url.searchParams.set("at", id);
      window.history.replaceState(window.history.state, "", url);
    }
  }
}

const readers = new WeakMap<ShadowRoot, { text: string; reader: Reader }>();

export default function reader(component: Component<Data>): () => void {
  const root = component.parentElement;
  const text = JSON.stringify({ ...component.data, at: "" });
  const before = readers.get(root);
  if (before?.text !== text) {
    before?.reader.close();
    readers.set(root, { text, reader: new Reader(root, component.data) });
  }
  return () => {
    readers.get(root)?.reader.close();
    readers.delete(root);
  };
}
