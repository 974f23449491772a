/** How nodes and edges look: shape is the family, icon the type, line style how sure; colours of the theme in use. */
import type cytoscape from "cytoscape";
import types from "../../../theme/types.json";
import { nodeType } from "../../shared/dom";
import { OUTER } from "./model";
import type { GraphEdge, GraphNode } from "./model";

export type Theme = "light" | "dark";
const FONT = '"Segoe UI","Microsoft YaHei UI","Microsoft YaHei","PingFang SC","Noto Sans SC","Noto Sans CJK SC",sans-serif';
const SHAPES: Record<string, cytoscape.Css.NodeShape> = {
  square: "round-rectangle", circle: "ellipse", hexagon: "hexagon", diamond: "diamond", sharp: "rectangle", cut: "cut-rectangle",
};

export function edgeType(type: string): (typeof types.edges)["FUNDED"] {
  return (types.edges as Record<string, (typeof types.edges)["FUNDED"]>)[type] ?? types.edges.MENTIONED_IN;
}

/** The icon as an image; cytoscape wants explicit width and height. */
function icon(label: string, colour: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48" viewBox="0 0 24 24" fill="none" stroke="${colour}" stroke-width="2.1" stroke-linejoin="round" stroke-linecap="round"><path d="${nodeType(label).icon}"/></svg>`;
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
}

const short = (name: string): string => (name.length > 10 ? `${name.slice(0, 9)}…` : name);

export function nodeElement(node: GraphNode, theme: Theme): cytoscape.ElementDefinition {
  const type = nodeType(node.label);
  const text = short(node.name) + (node.more > 0 ? ` +${node.more}` : "");
  const place = OUTER.has(node.label);
  const size = place ? 44 : 20;
  const data = { id: node.id, label: node.label, name: node.name, text, size, font: place ? 14 : 11.5, fill: type[theme], shape: SHAPES[type.shape], icon: icon(node.label, theme === "light" ? "#FFFFFF" : "#11171D") };
  return { group: "nodes", data, classes: place ? "place" : "" };
}

export function edgeElement(edge: GraphEdge, theme: Theme): cytoscape.ElementDefinition {
  const type = edgeType(edge.type);
  const width = edge.type === "FUNDED" && edge.amount > 0 ? Math.min(6, Math.max(1.4, Math.log10(edge.amount) - 3.6)) : type.width;
  const head = edge.status === "planned" && type.head === "triangle" ? "triangle-backcurve" : type.head;
  const data = { id: edge.id, type: edge.type, source: edge.source, target: edge.target, text: edge.text, colour: type[theme], width, head, years: edge.years };
  return { group: "edges", data, classes: `${edge.status === "planned" ? "planned" : ""} ${edge.type === "LOCATED_IN" ? "ground" : ""}` };
}

export function stylesheet(theme: Theme): cytoscape.StylesheetJson {
  const { text, muted, bg } = types.tokens[theme];
  return [
    { selector: "node", style: { shape: "data(shape)" as never, width: "data(size)", height: "data(size)", "background-color": "data(fill)", "background-image": "data(icon)", "background-width": "62%", "background-height": "62%", label: "data(text)", color: text, "font-family": FONT, "font-size": "data(font)" as never, "text-valign": "center", "text-halign": "right", "text-margin-x": 6, "text-background-color": bg, "text-background-opacity": 0.82, "text-background-padding": "1px", "min-zoomed-font-size": 5 } },
    { selector: "node.left", style: { "text-halign": "left", "text-margin-x": -6 } },
    { selector: "node.under", style: { "text-valign": "bottom", "text-halign": "center", "text-margin-x": 0, "text-margin-y": 4 } },
    { selector: "node.place", style: { "text-valign": "bottom", "text-halign": "center", "text-margin-x": 0, "text-margin-y": 6, "font-weight": 600 } },
    { selector: "edge", style: { width: "data(width)", "line-color": "data(colour)", "target-arrow-color": "data(colour)", "target-arrow-shape": "data(head)" as never, "arrow-scale": 0.85, "line-opacity": 0.82, "curve-style": "bezier", "control-point-step-size": 16, label: "data(text)", color: muted, "font-family": FONT, "font-size": 10, "text-background-color": bg, "text-background-opacity": 0.9, "text-background-padding": "1px", "min-zoomed-font-size": 6 } },
    { selector: "edge.planned", style: { "line-style": "dashed", "target-arrow-fill": "hollow" } },
    { selector: "edge.ground", style: { "line-opacity": 0.55, "curve-style": "straight", "z-index": 0 } },
    { selector: ".faint", style: { opacity: 0.28 } },
    { selector: ".hidden", style: { display: "none" } },
    { selector: "node:selected", style: { "border-width": 3, "border-color": text, "border-opacity": 1 } },
    { selector: "node.pinned", style: { "outline-width": 2, "outline-offset": 3, "outline-color": muted, "outline-style": "dashed" } as never },
    { selector: "node.found", style: { "border-width": 3, "border-color": types.tokens[theme].west } },
    { selector: "node.near", style: { "border-width": 2, "border-color": types.tokens[theme].link } },
    { selector: "core", style: { "active-bg-opacity": 0, "selection-box-opacity": 0 } as never },
  ];
}
