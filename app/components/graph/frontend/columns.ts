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

/** For each node how much it gives (above 0) or receives (below 0); bodies without a gift of their own follow what they touch. */
export function sides(nodes: GraphNode[], edges: GraphEdge[]): Map<string, number> {
  const side = new Map<string, number>(nodes.map((node) => [node.id, 0]));
  const add = (id: string, by: number): void => void side.set(id, (side.get(id) ?? 0) + by);
  for (const edge of edges) {
    if (!GIVING.has(edge.type)) continue;
    add(edge.source, 1);
    add(edge.target, -1);
  }
  const follow = [...edges].sort((a, b) => weight(b) - weight(a));
  for (let round = 0; round < 3; round++) {
    for (const edge of follow) {
      if (GIVING.has(edge.type)) continue;
      const [from, to] = [side.get(edge.source) ?? 0, side.get(edge.target) ?? 0];
      if (from === 0 && to !== 0) side.set(edge.source, Math.sign(to) / 2);
      if (to === 0 && from !== 0) side.set(edge.target, Math.sign(from) / 2);
    }
  }
  return side;
}

function weight(edge: GraphEdge): number {
  return { LOCATED_IN: 3, SERVES_AT: 2, VISITED: 1 }[edge.type] ?? 0;
}

export function columns(nodes: GraphNode[], edges: GraphEdge[]): Map<string, Point> {
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
  return place(stacks);
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

function place(stacks: GraphNode[][]): Map<string, Point> {
  const tallest = Math.max(...stacks.map((stack, at) => stack.length * (at % 3 ? ROW : PLACE_ROW)), 400);
  const inner = Math.max(stacks[1].length, stacks[2].length) > 0;
  const x = inner ? [0, 235, 570, 800] : [0, 0, 0, 520];
  const points = new Map<string, Point>();
  stacks.forEach((stack, at) => {
    const step = tallest / Math.max(stack.length, 1);
    stack.forEach((node, row) => points.set(node.id, { x: x[at], y: (row + 0.5) * step }));
  });
  return points;
}
