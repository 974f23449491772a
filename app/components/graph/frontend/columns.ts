/**
 * The layout from helper to helped: helper place, its bodies, helped bodies, helped place, from left to right.
 * Each column is ordered by barycentre, so that lines cross little. Pure: nodes and edges in, positions out.
 */
import { OUTER } from "./model";
import type { GraphEdge, GraphNode } from "./model";

type Point = { x: number; y: number };
const GIVING = new Set(["PAIRED_WITH", "FUNDED", "DISPATCHED"]);
const ROUNDS = 8;
const ROW = 38;
const PLACE_ROW = 105;
const MOST_ROWS = 16;
const FOLD = 185;

/** For each node whether it helps (above 0) or is helped (below 0): as its place does, else as it gives, else as what it touches. */
export function sides(nodes: GraphNode[], edges: GraphEdge[]): Map<string, number> {
  const given = new Map<string, number>(nodes.map((node) => [node.id, 0]));
  const add = (id: string, by: number): void => void given.set(id, (given.get(id) ?? 0) + by);
  for (const edge of edges) {
    if (!GIVING.has(edge.type)) continue;
    add(edge.source, edge.count);
    add(edge.target, -edge.count);
  }
  const side = new Map(given);
  for (let round = 0; round < 3; round++) {
    for (const edge of edges) if (edge.type === "LOCATED_IN" && side.get(edge.target)) side.set(edge.source, Math.sign(side.get(edge.target) ?? 0));
  }
  for (const edge of [...edges].sort((a, b) => weight(b) - weight(a))) {
    if (GIVING.has(edge.type) || edge.type === "LOCATED_IN") continue;
    const [from, to] = [side.get(edge.source) ?? 0, side.get(edge.target) ?? 0];
    if (from === 0 && to !== 0) side.set(edge.source, Math.sign(to) / 2);
    if (to === 0 && from !== 0) side.set(edge.target, -Math.sign(from) / 2);
  }
  return side;
}

function weight(edge: GraphEdge): number {
  return { SERVES_AT: 2, VISITED: 1 }[edge.type] ?? 0;
}

/** `shape` is height over width of the room there is. */
export function columns(nodes: GraphNode[], edges: GraphEdge[], shape: number): Map<string, Point> {
  const side = sides(nodes, edges);
  const stacks: GraphNode[][] = [[], [], [], []];
  for (const node of nodes) {
    const helper = (side.get(node.id) ?? 0) > 0;
    stacks[OUTER.has(node.label) ? (helper ? 0 : 3) : helper ? 1 : 2].push(node);
  }
  const rank = new Map<string, number>();
  const number = (stack: GraphNode[]): void => stack.forEach((node, at) => rank.set(node.id, (at + 0.5) / stack.length));
  stacks.forEach(number);
  const touching = neighbours(edges);
  for (let round = 0; round < ROUNDS; round++) {
    for (const stack of round % 2 ? [...stacks].reverse() : stacks) {
      const centre = new Map(stack.map((node) => [node.id, barycentre(node.id, touching, rank)]));
      stack.sort((a, b) => (centre.get(a.id) ?? 0) - (centre.get(b.id) ?? 0));
      number(stack);
    }
  }
  return place(stacks, shape);
}

function neighbours(edges: GraphEdge[]): Map<string, string[]> {
  const map = new Map<string, string[]>();
  const add = (a: string, b: string): void => void map.set(a, [...(map.get(a) ?? []), b]);
  for (const edge of edges) {
    if (edge.type === "LOCATED_IN") continue;
    add(edge.source, edge.target);
    add(edge.target, edge.source);
  }
  return map;
}

function barycentre(id: string, touching: Map<string, string[]>, rank: Map<string, number>): number {
  const around = touching.get(id) ?? [];
  if (around.length === 0) return rank.get(id) ?? 0.5;
  return around.reduce((sum, other) => sum + (rank.get(other) ?? 0.5), 0) / around.length;
}

/** Long inner columns are folded into several beside each other, so that names stay legible. */
function place(stacks: GraphNode[][], shape: number): Map<string, Point> {
  const folds = stacks.map((stack, at) => (at % 3 ? Math.max(1, Math.ceil(stack.length / MOST_ROWS)) : 1));
  const rows = stacks.map((stack, at) => Math.ceil(stack.length / folds[at]));
  const tallest = Math.max(...rows.map((count, at) => count * (at % 3 ? ROW : PLACE_ROW)), 400);
  const inner = Math.max(stacks[1].length, stacks[2].length) > 0;
  const starts = inner ? [0, 235, 570 + (folds[1] - 1) * FOLD, 800 + (folds[1] + folds[2] - 2) * FOLD] : [0, 0, 0, 520];
  const height = Math.max(tallest, starts[3] * shape);
  const points = new Map<string, Point>();
  stacks.forEach((stack, at) => {
    const step = height / Math.max(rows[at], 1);
    stack.forEach((node, index) => {
      const fold = index % folds[at];
      const row = Math.floor(index / folds[at]) + fold / folds[at];
      points.set(node.id, { x: starts[at] + fold * FOLD, y: (row + 0.5) * step });
    });
  });
  return points;
}
