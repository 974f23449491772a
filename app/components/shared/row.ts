/** The row that is chosen, shared between the table and the source panel of one page, and kept in the address. */
const EVENT = "jd-row";
let current = "";

export function choose(id: string): void {
  if (id === "") return;
  current = id;
  const url = new URL(window.location.href);
  if (url.searchParams.get("row") !== id) {
    url.searchParams.set("row", id);
    window.history.replaceState(window.history.state, "", url);
  }
  document.dispatchEvent(new CustomEvent(EVENT, { detail: id }));
}

export function chosen(): string {
  return current || new URL(window.location.href).searchParams.get("row") || "";
}

export function onChoose(act: (id: string) => void, signal: AbortSignal): void {
  document.addEventListener(EVENT, (event) => act((event as CustomEvent<string>).detail), { signal });
}
