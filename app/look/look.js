// What Streamlit has no option for: where its server is, "/" for the search box, three keys of
// the review desk, a menu whose lists are sound, and a marked passage that is brought into view
// when its text appears.

// Without the address, a page at /reports asks /reports/_stcore/… first, and finds nothing there.
// With the rest, which the server would tell, the page talks to it at once; and no other site
// (Streamlit names its own) may send it messages.
window.__streamlit = {
  BACKEND_BASE_URL: `${window.location.origin}/`,
  HOST_CONFIG: { allowedOrigins: [window.location.origin], useExternalAuthToken: false },
};

const SEARCH_BOX = ".st-key-question input";
const HERE = "[data-bring-into-view]";
const VIEWS = ".st-key-page-picture, .dw-leaf";

function isTyping(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

document.addEventListener("keydown", (event) => {
  const box = document.querySelector(SEARCH_BOX);
  if (event.key !== "/" || !box || isTyping(event.target)) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// The desk: "?" shows the keys, E goes to the statement, Esc leaves it, Ctrl + Enter accepts.
const STATEMENT = ".st-key-statement textarea, .st-key-statement input";
const HELP = ".st-key-desk_help button";
const ACCEPT = ".st-key-accept button";

document.addEventListener("keydown", (event) => {
  if (!document.querySelector(HELP)) return;
  const field = document.querySelector(STATEMENT);
  if (isTyping(event.target)) {
    const isStatement = event.target.closest(".st-key-statement, .st-key-other-statement");
    if (!isStatement) return;
    if (event.key === "Escape") event.target.blur();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.target.blur();
      document.querySelector(ACCEPT)?.click();
    }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "?") {
    event.preventDefault();
    document.querySelector(HELP).click();
  }
  if (event.key === "e" && field && document.querySelector(".dw-keys-on")) {
    event.preventDefault();
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }
});

// The words of a statement are counted while it is written.
document.addEventListener("input", (event) => {
  const frame = event.target.closest(".st-key-statement, .st-key-other-statement");
  const line = frame?.querySelector(".dw-words");
  if (!line) return;
  const count = event.target.value.split(/\s+/).filter(Boolean).length;
  line.querySelector(".dw-count").textContent = String(count);
  line.classList.toggle("dw-off", count > Number(line.dataset.most));
});

const LATE_MS = 600;
const BESIDE_PIXELS = 900;
let shown = "";

function bringIntoView() {
  const here = document.querySelector(HERE);
  if (!here) {
    shown = "";
    return;
  }
  if (here.dataset.bringIntoView === shown) return;
  // A spot on a drawn page has its height only once the picture is there.
  const frame = here.closest(".st-key-page-picture");
  const picture = frame?.querySelector("img");
  if (frame && !picture) return;
  if (picture && !picture.complete) {
    picture.addEventListener("load", bringIntoView, { once: true });
    return;
  }
  shown = here.dataset.bringIntoView;
  bring(here);
  // What is drawn late moves what was in view; once is enough, the reader may scroll by then.
  setTimeout(() => here.isConnected && !isInView(wordsOf(here)) && bring(here), LATE_MS);
}

// A row of a sheet may be one long paragraph: its marked words are what has to be seen.
function wordsOf(here) {
  return here.querySelector("mark") ?? here;
}

function isInView(words) {
  const frame = words.closest(VIEWS)?.getBoundingClientRect();
  const top = words.getBoundingClientRect().top;
  const highest = Math.max(0, frame?.top ?? 0);
  return top >= highest && top < Math.min(window.innerHeight, frame?.bottom ?? Infinity);
}

function bring(here) {
  const words = wordsOf(here);
  const view = here.closest(VIEWS);
  if (view) {
    const far = words.getBoundingClientRect().top - view.getBoundingClientRect().top;
    view.scrollTop += far - view.clientHeight / 3;
  }
  // Beside the desk only the page itself moves, so that the lesson stays where it is.
  if (here.closest(".st-key-desk-page")) return;
  // So it is beside what is decided about a report, where there is room for both.
  if (here.closest(".st-key-review-page") && window.innerWidth >= BESIDE_PIXELS) return;
  const page = here.closest("[data-testid=stMain]");
  page.scrollTop += words.getBoundingClientRect().top - page.clientHeight / 3;
  words.scrollIntoView({ block: "nearest", inline: "nearest" });
}

// On a phone the menu's sections stand as <div> between the items of a list, which is no list:
// read aloud it is the links of the navigation, one after the other.
const MENU = "[data-testid=stSidebarNavItems]";
const PARTS = `${MENU}:not([role]), ${MENU} li:not([role]), ${MENU} header:not([role])`;

function soundMenu() {
  document.querySelectorAll(PARTS).forEach((part) => part.setAttribute("role", "none"));
}

// Another question, page of results or "more like this" is read from its top; a filter is not,
// so that several can be ticked one after the other.
let asked = "";

function beginAtTop() {
  const address = new URL(window.location.href);
  const names = address.pathname === "/" ? ["q", "like", "page"] : [];
  const now = names.map((name) => address.searchParams.get(name) ?? "").join("\n");
  if (now === asked) return;
  asked = now;
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
}

function redrawn() {
  soundMenu();
  beginAtTop();
  bringIntoView();
}

new MutationObserver(redrawn).observe(document.documentElement, {
  childList: true,
  subtree: true,
});
