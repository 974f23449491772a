/** What Streamlit hands to a component on every run (components v2). */
export interface Component<Data> {
  data: Data;
  parentElement: ShadowRoot;
  setStateValue(name: string, value: unknown): void;
  setTriggerValue(name: string, value: unknown): void;
}

/** Texts of the page's language by key; a value may hold {places}. */
export type Words = Record<string, string>;

/** Fills the {places} of a text. */
export function fill(text: string | undefined, values: Record<string, string | number>): string {
  return (text ?? "").replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
