/** Which entities and ready questions fit what was typed so far; pure, so that it can be read and tested alone. */

/** id, node label, name, where it lies, code, further keys (aliases, pinyin, initials; lower case, space between), note. */
export type Entry = [id: string, label: string, name: string, where: string, code: string, keys: string, note: string];

export interface Suggestion {
  kind: "entity" | "question";
  id: string;
  label: string;
  text: string;
  where: string;
  note: string;
  match: [number, number];
  sure: boolean;
}

const MOST = 9;
const ENTITIES = 5;

/** How well an entry fits: 0 the whole name or code, 1 its beginning, 2 a part of it or another key, null not at all. */
function rank(entry: Entry, text: string): number | null {
  const [, , name, , code, keys] = entry;
  const lower = name.toLowerCase();
  if (lower === text || code === text) return 0;
  const words = keys ? keys.split(" ") : [];
  if (words.includes(text)) return 1;
  if (lower.startsWith(text) || (code && code.startsWith(text))) return 1.5;
  if (lower.includes(text) || words.some((word) => word.startsWith(text))) return 2;
  return null;
}

export function suggest(typed: string, index: Entry[], questions: [string, string][]): Suggestion[] {
  const text = typed.trim().toLowerCase().replace(/\s+/g, "");
  if (!text) return [];
  const seen = new Set<string>();
  const hits: [number, number, Entry][] = [];
  index.forEach((entry, at) => {
    const score = rank(entry, text);
    if (score !== null && !seen.has(entry[0])) hits.push([score, at, entry]);
    if (score !== null) seen.add(entry[0]);
  });
  hits.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const entities = hits.slice(0, ENTITIES).map(([, , entry]) => entitySuggestion(entry, text));
  return [...entities, ...ready(entities, questions)].slice(0, MOST);
}

function entitySuggestion([id, label, name, where, , , note]: Entry, text: string): Suggestion {
  const at = name.toLowerCase().indexOf(text);
  return { kind: "entity", id, label, text: name, where, note, match: at < 0 ? [0, 0] : [at, at + text.length], sure: true };
}

/** The ready questions about the best entity; a template holds {name} and perhaps {other}. */
function ready(entities: Suggestion[], questions: [string, string][]): Suggestion[] {
  const [first] = entities;
  if (!first) return [];
  return questions.slice(0, MOST - entities.length).map(([template, note]) => {
    const text = template.replace("{name}", first.text);
    return { kind: "question", id: "", label: "", text, where: "", note, match: [0, 0], sure: false };
  });
}
