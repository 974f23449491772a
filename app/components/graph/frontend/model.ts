/** What the page sends to be drawn. */
import type { Words } from "../../shared/streamlit";

export interface GraphNode {
  id: string;
  label: string;
  name: string;
  where: string;
  more: number;
}
export interface GraphEdge {
  id: string;
  type: string;
  source: string;
  target: string;
  text: string;
  status: string;
  years: number[];
  amount: number;
  count: number;
}
export interface GraphData {
  nodes: GraphNode[];
  edges: GraphEdge[];
  focus: string[];
  selected: string;
  opened: string;
  pinned: string[];
  dark: boolean;
  mini: boolean;
  height: number;
  words: Words;
}

/** Outer columns are county level and above; everything else stands between them. */
export const OUTER = new Set(["Region", "District"]);
