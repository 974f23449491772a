/**
 * The graph: cytoscape in a frame of buttons. Choosing a node tells the page (`select`), a double click asks for its
 * neighbours (`expand`). New data is taken by difference: what is drawn stays where it is, what is new stands around
 * the node that was opened.
 */
import cytoscape from "cytoscape";
import type { Collection, Core, NodeSingular } from "cytoscape";
import fcose from "cytoscape-fcose";
import { h } from "../../shared/dom";
import type { Component } from "../../shared/streamlit";
import { columns, sides } from "./columns";
import { bottom, legend, top } from "./controls";
import type { Acts, Shown } from "./controls";
import { walk } from "./keys";
import { edgeElement, nodeElement, stylesheet } from "./look";
import type { Theme } from "./look";
import type { GraphData } from "./model";

cytoscape.use(fcose);
const LABEL_ORDER = ["Region", "District", "Street", "Village", "School", "Hospital", "Enterprise", "Organization", "Cadre", "Project", "Indicator", "Document"];
const still = (): boolean => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

export class Graph {
  readonly cy: Core;
  component!: Component<GraphData>;
  readonly canvas = h("div", { class: "kg-cv", tabindex: 0, role: "application" });
  readonly spoken = h("div", { class: "kg-live", "aria-live": "polite" });
  private frame = h("div", { class: "kg" });
  private heads = [h("div", { class: "kg-hd e" }), h("div", { class: "kg-hd w" })];
  private shown: Shown = { layout: "columns", labels: [], types: [], off: new Set(), years: [], year: null, dark: false };
  private past: (() => void)[] = [];
  private drawn = "";
  private tapped = "";
  private hidden = new Set<string>();

  constructor(private root: ShadowRoot) {
    this.frame.append(this.canvas, ...this.heads, this.spoken);
    root.append(this.frame);
    Object.assign(root.host, { graph: this }); // for tests and scripts, which cannot see into a canvas
    this.cy = cytoscape({ container: this.canvas, minZoom: 0.15, maxZoom: 3, boxSelectionEnabled: false });
    this.cy.on("tap", "node", (event) => this.select(event.target.id()));
    this.cy.on("tap", (event) => event.target === this.cy && this.select(""));
    this.cy.on("dbltap", "node", (event) => this.expand(event.target.id()));
    this.cy.on("pan zoom resize", () => this.placeHeads());
    new ResizeObserver(() => this.cy.resize()).observe(this.canvas);
    walk(this);
  }

  update(component: Component<GraphData>): void {
    const before = this.component?.data;
    this.component = component;
    const { data } = component;
    const text = JSON.stringify({ ...data, selected: "" });
    if (text === this.drawn) return this.choose(data.selected);
    this.drawn = text;
    this.frame.className = data.mini ? "kg mini" : "kg";
    this.frame.style.height = `${data.height}px`;
    this.canvas.setAttribute("aria-label", data.words.title);
    this.cy.resize();
    const same = before !== undefined && before.focus.join() === data.focus.join();
    this.draw(data, same);
    this.controls();
    this.choose(data.selected);
    this.root.host.setAttribute("data-ready", "1");
  }

  close(): void {
    this.cy.destroy();
    this.frame.remove();
  }

  select(id: string): void {
    const { data, setTriggerValue } = this.component;
    if (data.mini) return setTriggerValue("open", id || "all");
    this.paint(id);
    if (id) setTriggerValue("select", id);
  }

  expand(id: string): void {
    if (this.component.data.mini) return;
    this.past.push(() => this.component.setTriggerValue("expand", id)); // the page closes again what is open
    this.component.setTriggerValue("expand", id);
  }

  fit(): void {
    const seen = this.cy.elements().not(".hidden");
    const room = this.room();
    const box = seen.boundingBox();
    if (!box.w || !box.h) return;
    const level = Math.max(0.15, Math.min(room.width / box.w, room.height / box.h, 1.3));
    const pan = { x: room.left + (room.width - box.w * level) / 2 - box.x1 * level, y: room.top + (room.height - box.h * level) / 2 - box.y1 * level };
    this.cy.viewport({ zoom: level, pan });
    this.names(level);
  }

  /** The part of the canvas that no button covers. */
  private room(): { left: number; top: number; width: number; height: number } {
    const [left, right, top, low] = this.component.data.mini ? [14, 14, 14, 54] : [150, 50, 84, 62];
    return { left, top, width: Math.max(100, this.cy.width() - left - right), height: Math.max(100, this.cy.height() - top - low) };
  }

  /** Names keep a legible size where the whole graph is far away. */
  private names(level: number): void {
    const grow = Math.min(1.7, Math.max(1, 0.92 / level));
    this.cy.batch(() => this.cy.nodes().forEach((node) => void node.data("font", (node.hasClass("place") ? 14 : 11.5) * grow)));
  }

  private draw(data: GraphData, keep: boolean): void {
    const theme: Theme = data.dark ? "dark" : "light";
    const cy = this.cy;
    cy.style(stylesheet(theme));
    const wanted = new Set([...data.nodes, ...data.edges].map((item) => item.id));
    const old = new Set<string>();
    cy.batch(() => {
      if (!keep) cy.elements().remove();
      cy.elements().filter((element) => !wanted.has(element.id())).remove();
      for (const definition of [...data.nodes.map((node) => nodeElement(node, theme)), ...data.edges.map((edge) => edgeElement(edge, theme))]) {
        const there = cy.getElementById(String(definition.data.id));
        if (there.nonempty()) {
          if (there.isNode()) old.add(there.id());
          there.data(definition.data);
        } else cy.add(definition);
      }
    });
    if (old.size && old.size < data.nodes.length) this.around(data.opened, old);
    else if (!old.size) this.layout(this.shown.layout, false);
    this.pin(data.pinned);
    this.filter();
  }

  /** Those pinned stay in their place whatever the layout, and no filter takes them away. */
  private pin(ids: string[]): void {
    this.cy.nodes().forEach((node) => {
      const pinned = ids.includes(node.id());
      node.toggleClass("pinned", pinned);
      if (pinned) node.lock();
      else node.unlock();
    });
  }

  /** Puts new nodes on rings around the one that was opened; the old ones are not touched. */
  private around(opened: string, old: Set<string>): void {
    const centre = this.cy.getElementById(opened);
    const from = centre.nonempty() ? { ...centre.position() } : { x: 0, y: 0 };
    const taken = (this.cy.nodes().toArray() as NodeSingular[]).filter((node) => old.has(node.id())).map((node) => ({ ...node.position() }));
    this.cy.nodes().filter((node) => !old.has(node.id())).forEach((node) => {
      const spot = freeSpot(from, taken);
      taken.push(spot);
      node.position(spot);
      node.addClass("under");
    });
    this.fit();
  }

  private layout(name: string, remember: boolean): void {
    const { data } = this.component;
    if (remember) {
      const was = this.shown.layout;
      const kept = this.cy.nodes().map((node) => [node.id(), { ...node.position() }] as const);
      this.past.push(() => {
        kept.forEach(([key, at]) => this.cy.getElementById(key).position(at));
        this.shown.layout = was;
        this.labels();
      });
    }
    this.shown.layout = name;
    const points = columns(data.nodes, data.edges, this.room().height / this.room().width);
    const quick = { animate: !still() && remember, animationDuration: 220, fit: false };
    const run =
      name === "columns" ? { name: "preset", positions: (node: NodeSingular) => points.get(node.id()) ?? { x: 0, y: 0 }, ...quick }
      : name === "force" ? { name: "fcose", ...quick, animate: false, randomize: true, nodeSeparation: 110, idealEdgeLength: 95, nodeRepulsion: 9000, quality: "proof" }
      : { name: "concentric", ...quick, concentric: (node: NodeSingular) => (data.focus.includes(node.id()) ? 9 : node.degree(false) > 3 ? 5 : 1), levelWidth: () => 2, minNodeSpacing: 64 };
    const layout = this.cy.layout(run as never);
    layout.one("layoutstop", () => this.fit());
    layout.run();
    this.labels();
  }

  /** Names stand outside their column in the column layout, below the node elsewhere. */
  private labels(): void {
    const side = sides(this.component.data.nodes, this.component.data.edges);
    const inColumns = this.shown.layout === "columns";
    this.cy.nodes().forEach((node) => {
      node.toggleClass("left", inColumns && (side.get(node.id()) ?? 0) > 0);
      node.toggleClass("under", !inColumns);
    });
    this.placeHeads();
  }

  private placeHeads(): void {
    const { data } = this.component ?? {};
    if (!data) return;
    const side = sides(data.nodes, data.edges);
    this.heads.forEach((head, at) => {
      const column = this.cy.nodes().toArray().filter((node) => !node.hasClass("place") && ((side.get(node.id()) ?? 0) > 0) === (at === 0)) as NodeSingular[];
      head.hidden = this.shown.layout !== "columns" || column.length === 0;
      head.textContent = at === 0 ? data.words.helper_side : data.words.helped_side;
      if (!head.hidden) head.style.left = `${column[0].renderedPosition().x}px`;
    });
  }

  /** Marks what the page says is chosen; the rest fades only for a node chosen here. */
  private choose(id: string): void {
    if (id && id === this.tapped) return this.paint(id);
    this.cy.nodes().unselect();
    this.cy.getElementById(id).select();
  }

  private paint(id: string): void {
    this.tapped = id;
    const node = this.cy.getElementById(id);
    this.cy.nodes().unselect();
    this.cy.elements().removeClass("faint near found");
    if (node.empty()) return;
    node.select();
    this.cy.elements().not((node as unknown as Collection).closedNeighborhood()).addClass("faint");
  }

  private find(text: string): void {
    const wanted = text.trim().toLowerCase();
    this.cy.nodes().removeClass("found");
    if (!wanted) return;
    const hits = this.cy.nodes().filter((node) => String(node.data("name")).toLowerCase().includes(wanted));
    hits.addClass("found");
    if (hits.nonempty()) this.cy.center(hits);
    this.spoken.textContent = `${hits.length}`;
  }

  /** Takes the chosen node out of the picture until it is undone. */
  private hide(): void {
    const node = this.cy.nodes(":selected").first();
    if (node.empty()) return;
    this.hidden.add(node.id());
    this.past.push(() => { this.hidden.delete(node.id()); this.filter(); });
    this.paint("");
    this.filter();
  }

  private filter(): void {
    const { off, year } = this.shown;
    this.cy.batch(() => {
      this.cy.nodes().forEach((node) => void node.toggleClass("hidden", !node.hasClass("pinned") && (off.has(node.data("label")) || this.hidden.has(node.id()))));
      this.cy.edges().forEach((edge) => {
        const years: number[] = edge.data("years") ?? [];
        edge.toggleClass("hidden", off.has(edge.data("type")) || (year !== null && years.length > 0 && !years.includes(year)));
      });
    });
  }

  private picture(): void {
    const png = this.cy.png({ full: true, scale: 2, bg: this.component.data.dark ? "#11171D" : "#FFFFFF", output: "base64uri" });
    h("a", { href: png, download: "jiedui.png" }).click();
  }

  private controls(): void {
    const { data } = this.component;
    const tally = (names: [string, number][]): [string, number][] => {
      const sums = new Map<string, number>();
      for (const [name, count] of names) sums.set(name, (sums.get(name) ?? 0) + count);
      return [...sums];
    };
    this.shown.labels = tally(data.nodes.map((node) => [node.label, 1])).sort((a, b) => LABEL_ORDER.indexOf(a[0]) - LABEL_ORDER.indexOf(b[0]));
    this.shown.types = tally(data.edges.map((edge) => [edge.type, edge.count]));
    this.shown.years = [...new Set(data.edges.flatMap((edge) => edge.years))].sort();
    this.shown.dark = data.dark;
    const acts: Acts = {
      layout: (name) => { this.layout(name, true); this.controls(); },
      zoom: (by) => this.zoom(by),
      fit: () => this.fit(),
      hide: () => this.hide(),
      undo: () => { this.past.pop()?.(); this.controls(); },
      picture: () => this.picture(),
      find: (text) => this.find(text),
      toggle: (_kind, name) => {
        const flip = (): void => void (this.shown.off.delete(name) || this.shown.off.add(name));
        flip();
        this.past.push(() => { flip(); this.filter(); });
        this.filter();
        this.controls();
      },
      year: (year) => { this.shown.year = year; this.filter(); this.controls(); },
    };
    const typed = this.frame.querySelector<HTMLInputElement>(".kg-find")?.value ?? "";
    this.frame.querySelectorAll(".kg-top,.kg-leg,.kg-bot").forEach((part) => part.remove());
    this.frame.append(top(this.shown, data.words, acts), legend(this.shown, data.words, acts), bottom(this.shown, data.words, acts));
    const find = this.frame.querySelector<HTMLInputElement>(".kg-find");
    if (find) find.value = typed;
  }

  zoom(by: number): void {
    this.cy.zoom({ level: this.cy.zoom() * by, renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 } });
  }
}

/** The first free place on growing rings around a point. */
function freeSpot(from: { x: number; y: number }, taken: { x: number; y: number }[]): { x: number; y: number } {
  for (let ring = 1; ring < 14; ring++) {
    const steps = 8 * ring;
    for (let step = 0; step < steps; step++) {
      const turn = (step / steps) * 2 * Math.PI;
      const spot = { x: from.x + Math.cos(turn) * ring * 108, y: from.y + Math.sin(turn) * ring * 84 };
      if (taken.every((other) => Math.abs(other.x - spot.x) > 92 || Math.abs(other.y - spot.y) > 48)) return spot;
    }
  }
  return { x: from.x + 900, y: from.y };
}

const graphs = new WeakMap<ShadowRoot, Graph>();

export default function graph(component: Component<GraphData>): () => void {
  const root = component.parentElement;
  const drawn = graphs.get(root) ?? new Graph(root);
  graphs.set(root, drawn);
  drawn.update(component);
  return () => {
    drawn.close();
    graphs.delete(root);
  };
}
