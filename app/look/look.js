// What Streamlit has no option for: where its server is, "/" for the search box, and a marked
// passage that is brought into view when its text appears.

// Without this, a page at /reports asks /reports/_stcore/… first, and finds nothing there.
window.__streamlit = { BACKEND_BASE_URL: `${window.location.origin}/` };

const SEARCH_BOX = ".st-key-question input";
const HERE = "[data-bring-into-view]";

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
  const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  requestAnimationFrame(() =>
    here.scrollIntoView({ block: "center", behavior: isCalm ? "auto" : "smooth" }),
  );
}

new MutationObserver(bringIntoView).observe(document.documentElement, {
  childList: true,
  subtree: true,
});
