// Small tools of the element: nodes, links, storage, and how one list of comments goes into another.

// No cookie is ever sent, not even on our own pages.
const quiet = { credentials: "omit" };

// Pages that demand Trusted Types allow this policy by name; all that goes through it was printed by our server.
const policy = self.trustedTypes?.createPolicy("afterword", { createHTML: (text) => text });
const parsed = (html) =>
  new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, "text/html");

const make = (name, attributes, ...children) => {
  const node = document.createElement(name);
  for (const key in attributes) node.setAttribute(key, attributes[key]);
  node.append(...children);
  return node;
};
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
const plural = ({ language }, forms, n) =>
  fill(forms[new Intl.PluralRules(language).select(n)] ?? forms.other, { n });

const focus = (node) => {
  node = node.matches("li") ? (node.querySelector("article") ?? node) : node;
  for (let fold = node; (fold = fold.parentElement.closest("details")); ) fold.open = true;
  if (!node.matches("a, button, input, textarea")) node.tabIndex = -1;
  node.focus();
};

// A browser may forbid storage altogether; then nothing is remembered, and nothing breaks.
const stored = (area, key, value) => {
  try {
    if (value === undefined) return JSON.parse(self[area].getItem(key));
    if (value === null) self[area].removeItem(key);
    else self[area].setItem(key, JSON.stringify(value));
  } catch {}
  return null;
};

// A stub stands for a comment that an earlier part of the thread has.
const find = (root, item) => root.querySelector("#comment-" + (item.dataset.id ?? item.id.slice(8)));
const replies = (item) => item.querySelector(":scope > .aw-list, :scope > details > .aw-list");
const openReplies = (item) => {
  if (!replies(item)) item.append(make("ol", { class: "aw-list" }));
  return replies(item);
};

// Puts the comments of one list into another: where they belong among what is shown, or behind it when they are a
// further part. Nothing that is shown moves, but for a comment of one's own that stood at the end too early. Gives
// what was not there.
const merge = (from, to, root, isFurther) => {
  let last = isFurther ? to.lastElementChild : null;
  return [...from.children].flatMap((item) => {
    const here = find(root, item);
    if (here && isFurther && !item.matches(".aw-stub")) to.append(here);
    if (!here && last) last.after(item);
    if (!here && !last) to.prepend(item);
    if (!here || here.parentNode === to) last = here ?? item;
    if (!here) return item;
    return replies(item) ? merge(replies(item), openReplies(here), root, isFurther) : [];
  });
};
