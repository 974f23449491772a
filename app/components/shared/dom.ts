/** Elements are made here and nowhere else; text only ever becomes text nodes, so nothing from a document is markup. */
import types from "../../theme/types.json";

type Child = Node | string | null | undefined | false;
type Props = Record<string, string | number | boolean | null | undefined | ((event: never) => void)>;

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** An icon on the 24 grid from a single path. */
export function path(d: string, color?: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  if (color) svg.style.stroke = color;
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", d);
  svg.append(line);
  return svg;
}

export type NodeLabel = keyof typeof types.nodes;

export function nodeType(label: string): (typeof types.nodes)[NodeLabel] {
  return types.nodes[label as NodeLabel] ?? types.nodes.Organization;
}

/** The icon of a node type in its own colour, for tables. */
export function typeIcon(label: string): SVGSVGElement {
  return path(nodeType(label).icon, `var(--jd-t-${label})`);
}

/** The icon of a node type in white on its filled shape, for lists. */
export function typeBadge(label: string, className: string): HTMLElement {
  const round = nodeType(label).shape === "circle";
  const badge = h("span", { class: `${className}${round ? " rd" : ""}` }, path(nodeType(label).icon));
  badge.style.background = `var(--jd-t-${label})`;
  return badge;
}

/** Whether a key press belongs to something that takes text. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  return target instanceof HTMLElement && (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable);
}
