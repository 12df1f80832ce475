// Streamlit says some things in English, whatever the language of the page. Our words for them
// stand in the head of the page; here they take the place of Streamlit's in its own controls,
// never in what we or a report say.

const MEANT = JSON.parse(document.querySelector("meta[name=doorwerk-words]").content);
const EXACT = new Map();
const FORMS = [];
for (const [said, ours, where] of MEANT) {
  const meant = { ours, where };
  if (said.includes("{}")) FORMS.push({ form: formOf(said), ...meant });
  else EXACT.set(said, [...(EXACT.get(said) ?? []), meant]);
}

const ATTRIBUTES = ["aria-label", "placeholder", "title", "aria-valuetext"];

function formOf(said) {
  const parts = said.split("{}").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("(.+)")}$`, "s");
}

// Returns our words for what an element says, null where it is not Streamlit that speaks.
function inOurWords(text, element) {
  const said = text.trim();
  for (const { ours, where } of EXACT.get(said) ?? []) {
    if (element.closest(where)) return text.replace(said, () => ours);
  }
  for (const { form, ours, where } of FORMS) {
    const found = form.exec(said);
    if (!found || !element.closest(where)) continue;
    const varying = found.slice(1);
    return ours.replace(/\{\}/g, () => varying.shift() ?? "");
  }
  return null;
}

function setText(node) {
  if (!node.parentElement) return;
  const ours = inOurWords(node.nodeValue, node.parentElement);
  if (ours !== null && ours !== node.nodeValue) node.nodeValue = ours;
}

function setAttribute(element, name) {
  const said = element.getAttribute(name);
  const ours = said ? inOurWords(said, element) : null;
  if (ours !== null && ours !== said) element.setAttribute(name, ours);
}

function setAll(root) {
  if (root.nodeType === Node.TEXT_NODE) setText(root);
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  for (const name of ATTRIBUTES) {
    setAttribute(root, name);
    root.querySelectorAll(`[${name}]`).forEach((element) => setAttribute(element, name));
  }
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) setText(texts.currentNode);
}

new MutationObserver((changes) => {
  for (const { type, target, attributeName, addedNodes } of changes) {
    if (type === "attributes") setAttribute(target, attributeName);
    else if (type === "characterData") setText(target);
    else addedNodes.forEach(setAll);
  }
}).observe(document.documentElement, {
  attributes: true,
  attributeFilter: ATTRIBUTES,
  characterData: true,
  childList: true,
  subtree: true,
});
setAll(document.body);
