// <afterword-thread site="…" page="…">: the conversation of a page, alive inside that page.
//
// The server prints all HTML; this file moves it, sends what a reader writes, and says in place what became of it.
// It sets no cookie, asks only the host it came from, and stores nothing before the reader ticked the box for it.
// What runs without it: everything. Links and form lead to the server's own pages. The page "Embedding" of the
// documentation has the attributes, classes, custom properties and events.
//
// The parts beside this file are served as one script, in one function, without remarks and blanks
// (EmbedAssets.swift): no string goes over a line's end, and no regular expression has a blank.
const scriptHome = new URL(".", document.currentScript?.src ?? location.href).href;

// What a click does, by what is clicked.
const acts = {
  ".comment-reply-link": "reply",
  "#cancel-comment-reply-link": "cancel",
  ".aw-further [rel=next]": "more",
  ".aw-item .aw-time": "jump",
  ".aw-fresh": "refresh",
  ".aw-errors a": "toField",
  ".aw-forget": "forget",
};

class AfterwordThread extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    const signal = this.life.signal;
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", () => this.begin(), { signal });
    } else {
      this.begin();
    }
    addEventListener("hashchange", () => this.reveal(), { signal });
    addEventListener("online", () => this.begin(), { signal });
    document.addEventListener("visibilitychange", () => this.watch(), { signal });
  }

  disconnectedCallback() {
    this.life.abort();
    clearTimeout(this.timer);
  }

  async begin() {
    if (this.isBusy) return;
    if (!this.thread) {
      this.isBusy = true;
      try {
        const isHere = this.querySelector(".aw-thread");
        this.pause = isHere ? 2_000 : usualPause;
        if (!isHere) this.replaceChildren(...(await this.fragment()).body.childNodes);
        this.upgrade();
      } catch (error) {
        this.fail(error);
      }
      this.isBusy = false;
    }
    this.watch();
  }

  // What stood inside stays; an empty element gets a link to the server's page of the thread.
  fail(error) {
    console.warn("afterword:", error);
    const href = `${this.home}sites/${this.site}/thread?page=` + encodeURIComponent(this.page);
    if (!this.childElementCount) {
      this.append(make("p", {}, make("a", { href }, this.getAttribute("label") ?? "Comments")));
    }
    this.tell("failed", { message: String(error) });
  }

  upgrade() {
    this.thread = this.querySelector(".aw-thread");
    this.heading = this.querySelector("#comments-title");
    this.respond = this.querySelector(".aw-respond");
    this.form = this.respond?.querySelector("form");
    this.count = Number(this.thread.dataset.count);
    this.status = make("p", { class: "aw-status", role: "status" });
    this.thread.after(this.status);
    this.addEventListener("click", (event) => this.click(event));
    if (this.form) this.upgradeForm();
    this.tell("ready", { count: this.count });
    this.reveal();
  }

  upgradeForm() {
    const { form } = this;
    this.consent = form.elements["wp-comment-cookies-consent"];
    // With a script, the box keeps more, and says so.
    if (form.dataset.remember) this.consent.labels[0].textContent = form.dataset.remember;
    form.addEventListener("submit", (event) => this.submit(event));
    form.addEventListener("focusin", () => this.prepare().catch(() => {}));
    form.addEventListener("input", () => this.keepDraft());
    this.recall();
  }

  get home() {
    return this.getAttribute("src")?.replace(/\/?$/, "/") ?? scriptHome;
  }
  get site() {
    return this.getAttribute("site") ?? this.thread?.dataset.site ?? "default";
  }
  get page() {
    return this.getAttribute("page") ?? this.thread?.dataset.page ?? location.pathname;
  }

  fetch(path, options) {
    return fetch(this.home + path, { ...quiet, ...options });
  }

  api(path, body, headers) {
    const url = `api/v1/sites/${this.site}/${path}`;
    if (!body) return this.fetch(url);
    headers = { "Content-Type": "application/json", ...headers };
    return this.fetch(url, { method: "POST", body, headers });
  }

  async ask(path) {
    const answer = await this.api(path);
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }

  // Asked is what a link says, or an object of it: which comments, in which order.
  async fragment(asked) {
    const query = new URLSearchParams(asked);
    query.set("page", this.page);
    query.set("heading", this.heading?.tagName[1] ?? 2);
    const answer = await this.fetch(`sites/${this.site}/fragment?` + query);
    if (!answer.ok) throw new Error(`${answer.status} for ${answer.url}`);
    return parsed(await answer.text());
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent("afterword:" + name, { detail, bubbles: true }));
  }

  // One level below the conversation's own.
  title(text) {
    return make("h" + (Number(this.heading.tagName[1]) + 1), {}, text);
  }

  say(text) {
    this.status.textContent = text;
  }

  click(event) {
    const link = event.target.closest("a, button");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const name = acts[Object.keys(acts).find((place) => link.matches(place))];
    // A form that the server put under a comment is taken from there by the server.
    if (!name || (name === "cancel" && !this.away)) return;
    event.preventDefault();
    this[name](link);
  }
}

for (const part of [reading, writing, answering, remembering]) {
  Object.defineProperties(AfterwordThread.prototype, Object.getOwnPropertyDescriptors(part));
}
customElements.define("afterword-thread", AfterwordThread);
