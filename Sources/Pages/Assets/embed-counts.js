// <a data-afterword-count="/page/">: numbers of comments, a hundred pages a call.
const mostPages = 100;
const count = async () => {
  const nodes = [...document.querySelectorAll("[data-afterword-count]")];
  const site = (node) => node.dataset.afterwordSite ?? "default";
  for (const name of new Set(nodes.map(site))) {
    const ours = nodes.filter((node) => site(node) === name);
    const pages = [...new Set(ours.map((node) => node.dataset.afterwordCount))];
    while (pages.length) {
      const query = new URLSearchParams(pages.splice(0, mostPages).map((page) => ["page", page]));
      const answer = await fetch(`${scriptHome}api/v1/sites/${name}/counts?${query}`, quiet);
      const { counts = {} } = await answer.json();
      for (const node of ours) {
        node.textContent = counts[node.dataset.afterwordCount] ?? node.textContent;
      }
    }
  }
};
const countAll = () => count().catch((error) => console.warn("afterword:", error));
if (document.readyState === "loading") addEventListener("DOMContentLoaded", countAll);
else countAll();
