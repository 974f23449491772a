/** The words that state a row: what was read, where it stands, and the sentence around it with both parties underlined. */
import { h, isTyping } from "../../shared/dom";
import { chosen, onChoose } from "../../shared/row";
import { fill } from "../../shared/streamlit";
import type { Component, Words } from "../../shared/streamlit";

interface Source {
  title: string;
  place: string;
  before: string;
  quote: string;
  after: string;
  href: string;
  citation: string;
  facts: [string, string][];
}
interface Proof {
  sentence: [string, string][];
  names: [string, string][];
  sources: Source[];
}
interface Data {
  proofs: Record<string, Proof>;
  words: Words;
}

/** The quotation with the names underlined; longer names first, none inside another. */
export function underlined(quote: string, names: [string, string][]): HTMLElement {
  const mark = h("mark", {});
  let at = 0;
  while (at < quote.length) {
    const next = names
      .map(([name, side]) => ({ name, side, from: name ? quote.indexOf(name, at) : -1 }))
      .filter((found) => found.from >= 0)
      .sort((a, b) => a.from - b.from || b.name.length - a.name.length)[0];
    if (!next) break;
    mark.append(quote.slice(at, next.from), h("u", { class: next.side }, next.name));
    at = next.from + next.name.length;
  }
  mark.append(quote.slice(at));
  return mark;
}

class Panel {
  private data!: Data;
  private row = "";
  private at = 0;
  private stop = new AbortController();
  private box = h("section", { class: "sp", "aria-live": "polite" });

  private tell: Component<Data>["setTriggerValue"] = () => undefined;

  constructor(private root: ShadowRoot) {
    root.append(this.box);
    onChoose((id) => this.show(id), this.stop.signal);
    document.addEventListener("keydown", (event) => this.keys(event), { signal: this.stop.signal });
  }

  update(component: Component<Data>): void {
    const { data } = component;
    this.tell = component.setTriggerValue;
    this.data = data;
    const first = Object.keys(data.proofs)[0] ?? "";
    this.show(data.proofs[chosen()] ? chosen() : first);
    this.root.host.setAttribute("data-ready", "1");
  }

  close(): void {
    this.stop.abort();
    this.box.remove();
  }

  private show(row: string): void {
    if (row !== this.row) this.at = 0;
    this.row = row;
    const proof = this.data.proofs[row];
    const { words } = this.data;
    this.box.setAttribute("aria-label", words.source);
    if (!proof) return this.box.replaceChildren(h("div", { class: "src-h" }, words.source), h("p", { class: "src-l" }, words.none));
    const source = proof.sources[this.at];
    this.box.replaceChildren(this.head(proof), this.sentence(proof), ...(source ? this.words(source, proof) : [h("p", { class: "src-l" }, words.none)]));
  }

  private head(proof: Proof): HTMLElement {
    const { words } = this.data;
    const count = proof.sources.length;
    const title = h("span", {}, `${words.source} ${count ? `${this.at + 1} / ${count}` : ""} `);
    const turn = (by: number, sign: string, label: string): HTMLElement =>
      h("button", { type: "button", class: "tn", "aria-label": label, onclick: () => this.turn(by) }, sign);
    if (count > 1) title.append(turn(-1, "‹", words.previous), turn(1, "›", words.next));
    return h("div", { class: "src-h" }, title, h("span", { class: "c" }, words.keys));
  }

  private sentence(proof: Proof): HTMLElement {
    return h("div", { class: "src-f" }, ...proof.sentence.map(([text, side]) => h("span", { class: side }, text)));
  }

  private words(source: Source, proof: Proof): HTMLElement[] {
    const { words } = this.data;
    const quote = h("blockquote", { class: "q" }, h("span", { class: "cx" }, source.before), underlined(source.quote, proof.names), h("span", { class: "cx" }, source.after));
    const facts = h("dl", { class: "kv" });
    for (const [name, value] of source.facts) facts.append(h("dt", {}, name), h("dd", {}, value));
    const wrong = h("button", { type: "button", class: "wrong", onclick: () => this.tell("wrong", { row: this.row, at: this.at }) }, words.wrong);
    const copy = h("button", { type: "button", onclick: () => this.copy(copy) }, words.copy);
    return [
      h("div", { class: "src-t" }, fill(words.title, { title: source.title })),
      h("div", { class: "src-l" }, source.place),
      quote,
      facts,
      h("div", { class: "acts" }, h("a", { class: "open", href: source.href }, words.open), copy, wrong),
    ];
  }

  private turn(by: number): void {
    const count = this.data.proofs[this.row]?.sources.length ?? 0;
    if (count < 2) return;
    this.at = (this.at + by + count) % count;
    this.show(this.row);
  }

  private copy(button: HTMLElement): void {
    const text = this.data.proofs[this.row]?.sources[this.at]?.citation ?? "";
    void navigator.clipboard?.writeText(text).then(() => {
      button.textContent = this.data.words.copied;
    });
  }

  private keys(event: KeyboardEvent): void {
    if (isTyping(event)) return;
    if (event.key === "[") this.turn(-1);
    else if (event.key === "]") this.turn(1);
    else if (event.key === "o") this.box.querySelector<HTMLElement>("a.open")?.click();
    else if (event.key === "c") this.box.querySelector<HTMLElement>(".acts button")?.click();
  }
}

const panels = new WeakMap<ShadowRoot, Panel>();

export default function source(component: Component<Data>): () => void {
  const root = component.parentElement;
  const panel = panels.get(root) ?? new Panel(root);
  panels.set(root, panel);
  panel.update(component);
  return () => {
    panel.close();
    panels.delete(root);
  };
}
