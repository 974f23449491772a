/** The graph by keyboard: arrows walk by number of relations, each node is spoken; Enter chooses, Shift+Enter expands. */
import type { NodeSingular } from "cytoscape";
import { fill } from "../../shared/streamlit";
import type { Graph } from "./index";

export function walk(graph: Graph): void {
  let at = -1;
  const order = (): NodeSingular[] => (graph.cy.nodes().not(".hidden").toArray() as NodeSingular[]).sort((a, b) => b.degree(false) - a.degree(false));
  const speak = (node: NodeSingular): void => {
    const { words } = graph.component.data;
    graph.cy.nodes().removeClass("near");
    node.addClass("near");
    const said = fill(words.spoken, { name: node.data("name"), type: words[`label.${node.data("label")}`], n: node.degree(false) });
    graph.spoken.textContent = node.hasClass("pinned") ? `${said} · ${words.pinned}` : said;
  };
  const step = (by: number): void => {
    const nodes = order();
    if (nodes.length === 0) return;
    at = (at + by + nodes.length) % nodes.length;
    speak(nodes[at]);
  };
  const acts: Record<string, () => void> = {
    ArrowRight: () => step(1),
    ArrowLeft: () => step(-1),
    "+": () => graph.zoom(1.25),
    "-": () => graph.zoom(0.8),
    "0": () => graph.fit(),
    Escape: () => graph.canvas.blur(),
  };
  graph.canvas.addEventListener("keydown", (event) => {
    const node = order()[at];
    if (event.key === "Enter" && node) (event.shiftKey ? graph.expand(node.id()) : graph.select(node.id()));
    else acts[event.key]?.();
    if (event.key in acts || event.key === "Enter") event.preventDefault();
  });
}
