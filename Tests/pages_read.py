"""What a browser is told to say of pages and pieces of HTML: every element, every attribute, every text."""

# A page tells here what a text made it do.
TRAP = "window.fired = []; for (const name of ['go', 'alert']) window[name] = (...all) => fired.push(all);"
READ = """
() => {
  const pairs = (root) => [...new Set([...root.querySelectorAll("*")].flatMap((one) =>
    [one.localName, ...one.getAttributeNames().map((name) => one.localName + " " + name)]))];
  window.piece = (html) => {
    const { body } = new DOMParser().parseFromString(html, "text/html");
    const links = [...body.querySelectorAll("[href]")].map((one) => one.getAttribute("href"));
    const pre = body.querySelector("pre");
    const fence = pre?.textContent;
    const words = body.textContent;
    const whole = { html: body.innerHTML, words, fence, links, pairs: pairs(body) };
    pre?.remove();
    return { ...whole, before: body.textContent };
  };
  window.whole = (page) => ({
    pairs: pairs(page), title: page.title, heading: page.querySelector("h1")?.textContent,
    odd: page.createTreeWalker(page.body, 0x58).nextNode() !== null, key: page.querySelector("#comments")?.dataset.page,
    comments: [...page.querySelectorAll("li > .aw-comment")].map((one) => ({
      name: one.querySelector(".aw-author bdi").textContent, ...piece(one.querySelector(".aw-body").innerHTML),
      spoken: one.querySelector(".comment-reply-link").getAttribute("aria-label"),
      website: one.querySelector(".aw-website")?.getAttribute("href"),
    })),
  });
}
"""
# What a page does that gets the comments as JSON: HTML as HTML, into a page that has nothing against scripts.
FETCHED = """
(comments) => comments.map((one) => {
  const place = document.body.appendChild(document.createElement("div"));
  place.innerHTML = one.html;
  return piece(place.innerHTML);
})
"""
# A site that puts the JSON into its pages while it is built.
BUILT = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Built</title></head><body>
<script id="data" type="application/json">{json}</script>
<script>window.code = {json};</script>
<p id="attribute" data-thread="{attribute}">{end}</p></body></html>"""
