/** The bar of every page: search box with suggestions (ARIA combobox), ask button, language, and the site's own links. */
import { h, isTyping, path, typeBadge } from "../../shared/dom";
import type { Component, Words } from "../../shared/streamlit";
import { follow, oneStepForOnePage } from "./history";
import { Suggestion, suggest } from "./suggest";
import type { Entry } from "./suggest";

interface Data {
  text: string;
  lang: string;
  index: Entry[];
  found: Entry[];
  more: boolean;
  questions: [string, string][];
  words: Words;
}
interface Bar {
  update(component: Component<Data>): void;
  close(): void;
}
const LENS = "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16.2 16.2 21 21";
const MARK = "M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 18v.2";

function build(root: ShadowRoot): Bar {
  oneStepForOnePage();
  const stop = new AbortController();
  const on = { signal: stop.signal };
  let component!: Component<Data>;
  let items: Suggestion[] = [];
  let active = -1;
  let asked = "";
  let timer = 0;

  const input = h("input", { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "dd", autocomplete: "off", spellcheck: "false", maxlength: 2000 });
  const list = h("div", { class: "dd", id: "dd", role: "listbox" });
  const go = h("button", { class: "go", type: "button" });
  const tongues = h("div", { class: "lg", role: "group" });
  const spoken = h("div", { class: "live", "aria-live": "polite" });
  list.hidden = true;
  root.append(h("div", { class: "sb" }, h("div", { class: "bx" }, path(LENS), input, h("kbd", { "aria-hidden": "true" }, "/"), list), go, tongues, spoken));

  const turnTo = (href: string): void => {
    follow(href);
    component.setTriggerValue("go", href);
  };
  const open = (item: Suggestion): void => {
    hide();
    if (item.kind === "entity") turnTo(`entity?id=${encodeURIComponent(item.id)}`);
    else ask(item.text);
  };
  const ask = (text: string): void => {
    const question = text.trim();
    if (!question) return;
    input.value = asked = question;
    hide();
    follow("./");
    component.setTriggerValue("ask", question);
  };
  const hide = (): void => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (index: number): void => {
    active = index;
    list.querySelectorAll("[role=option]").forEach((row, at) => row.setAttribute("aria-selected", String(at === index)));
    const row = list.querySelector(`#o${index}`);
    if (row) {
      input.setAttribute("aria-activedescendant", `o${index}`);
      row.scrollIntoView({ block: "nearest" });
    }
  };
  const show = (): void => {
    const { data } = component;
    items = suggest(input.value, [...data.index, ...data.found], data.questions);
    if (items.length === 0) return hide();
    list.replaceChildren(...rows(items, data.words, open));
    list.append(foot(data.words));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    spoken.textContent = `${items.length} ${data.words.suggestions}`;
    mark(items[0].sure ? 0 : -1);
  };
  const help = (): void => {
    const lines = component.data.words.keys.split("|").map((line) => line.split("="));
    const shown = h("dialog", {}, h("h2", {}, component.data.words.keyboard), h("dl", {}, ...lines.flatMap(([key, text]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, text)])));
    root.querySelector("dialog")?.remove();
    root.append(shown);
    shown.addEventListener("click", () => shown.close());
    shown.showModal();
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const shown = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!shown) show();
      else mark((active + (event.key === "ArrowDown" ? 1 : items.length - (active < 0 ? 0 : 1))) % items.length);
    } else if (event.key === "Tab" && shown && active >= 0 && items[active].text !== input.value) {
      event.preventDefault();
      input.value = items[active].text;
      show();
    } else if (event.key === "Enter") {
      if (shown && active >= 0) open(items[active]);
      else ask(input.value);
    } else if (event.key === "Escape") hide();
  };
  input.addEventListener("input", () => {
    show();
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      const text = input.value.trim();
      if (component.data.more && text && text.length <= 20 && items.filter((item) => item.kind === "entity").length < 3) component.setTriggerValue("look", text);
    }, 150);
  });
  input.addEventListener("keydown", keys);
  input.addEventListener("blur", () => setTimeout(hide, 150));
  go.addEventListener("click", () => ask(input.value));

  // Links of the site are real links; a plain click turns the page within the session instead of loading it anew.
  document.addEventListener(
    "click",
    (event) => {
      if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const link = event.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement);
      const href = link?.getAttribute("href") ?? "";
      if (!link || !/^(\.\/|entity|explore|documents|review|upload|cypher)(\?|$)/.test(href) || link.target === "_blank") return;
      event.preventDefault();
      turnTo(href);
    },
    { capture: true, ...on },
  );
  let pending = 0;
  document.addEventListener(
    "keydown",
    (event) => {
      if (isTyping(event)) return;
      if (event.key === "?") help();
      else if (event.key === "/") {
        event.preventDefault();
        input.focus();
        input.select();
      } else if (event.key === "g") pending = Date.now();
      else if (Date.now() - pending < 1200) {
        const page = { q: "./", e: "explore", d: "documents", r: "review", u: "upload", c: "cypher" }[event.key];
        if (page) turnTo(page);
        pending = 0;
      }
    },
    on,
  );

  return {
    update(next) {
      component = next;
      const { text, lang, words } = next.data;
      document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
      if (text !== asked && (root.activeElement !== input || input.value === asked)) input.value = text; // what is being typed stays
      asked = text;
      input.placeholder = words.placeholder;
      input.setAttribute("aria-label", words.placeholder);
      list.setAttribute("aria-label", words.suggestions);
      go.textContent = words.ask;
      tongues.setAttribute("aria-label", words.language);
      tongues.replaceChildren(...[["zh", "中文"], ["en", "English"]].map(([code, name]) =>
        h("button", { type: "button", lang: code, "aria-pressed": String(code === lang), onclick: () => component.setTriggerValue("lang", code) }, name)));
      if (next.data.found.length && root.activeElement === input && !list.hidden) show();
      root.host.setAttribute("data-ready", "1");
    },
    close: () => stop.abort(),
  };
}

function rows(items: Suggestion[], words: Words, open: (item: Suggestion) => void): HTMLElement[] {
  const out: HTMLElement[] = [];
  let group = "";
  items.forEach((item, index) => {
    if (item.kind !== group) out.push(h("div", { class: "gh", "aria-hidden": "true" }, words[item.kind]));
    group = item.kind;
    const sign = item.kind === "entity" ? typeBadge(item.label, "g") : h("span", { class: "g q" }, path(MARK));
    const name = h("b", {});
    const [from, to] = item.match;
    name.append(item.text.slice(0, from), to > from ? h("mark", {}, item.text.slice(from, to)) : "", item.text.slice(to));
    out.push(h("div", { class: "it", role: "option", id: `o${index}`, "aria-selected": "false", onmousedown: (event: Event) => { event.preventDefault(); open(item); } },
      sign, name, item.where ? h("span", { class: "p" }, item.where) : null, h("span", { class: "r" }, item.note)));
  });
  return out;
}

function foot(words: Words): HTMLElement {
  const hint = (key: string, text: string): HTMLElement => h("span", {}, h("kbd", {}, key), text);
  return h("div", { class: "ft", "aria-hidden": "true" }, hint("↑↓", words.choose), hint("Enter", words.open), hint("Tab", words.take), hint("Esc", words.close));
}

const bars = new WeakMap<ShadowRoot, Bar>();

export default function search(component: Component<Data>): () => void {
  const root = component.parentElement;
  const bar = bars.get(root) ?? build(root);
  bars.set(root, bar);
  bar.update(component);
  return () => {
    bar.close();
    bars.delete(root);
    root.querySelector(".sb")?.remove();
  };
}
