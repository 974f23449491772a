/**
 * One step back for one page turned. Where Streamlit turns to another page with a query, it first pushes that query
 * under the path of the page that is left, then the new page: the back button would stop at an address of nothing.
 * The first of the two is left out where it is known to come, else taken back to what stood there.
 */
const SOON = 1000; // ms between the two
const COMING = 4000; // ms that a page may take to answer a click
const MARK = "jiedui-history";
let turning = 0;

/** A link to this address was followed; the page turns if it has another path. */
export function follow(href: string): void {
  if (new URL(href, window.location.href).pathname !== window.location.pathname) turning = Date.now();
}

export function oneStepForOnePage(): void {
  if (MARK in window) return;
  Object.assign(window, { [MARK]: true });
  const push = window.history.pushState.bind(window.history);
  let left = "";
  let at = 0;
  window.history.pushState = (state, unused, url) => {
    const next = new URL(String(url ?? ""), window.location.href);
    if (next.pathname === window.location.pathname) {
      if (Date.now() - turning < COMING) return;
      [left, at] = [window.location.href, Date.now()];
    } else {
      turning = 0;
      if (Date.now() - at < SOON && next.search === window.location.search) window.history.replaceState(window.history.state, "", left);
    }
    push(state, unused, url);
  };
}
