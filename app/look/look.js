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

new MutationObserver(() => {
  const here = document.querySelector(HERE);
  if (!here) {
    shown = "";
    return;
  }
  const wanted = here.dataset.bringIntoView;
  if (wanted === shown) return;
  shown = wanted;
  const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  requestAnimationFrame(() =>
    here.scrollIntoView({ block: "center", behavior: isCalm ? "auto" : "smooth" }),
  );
}).observe(document.documentElement, { childList: true, subtree: true });
