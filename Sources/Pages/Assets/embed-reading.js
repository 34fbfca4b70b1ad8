// The element while somebody reads: further parts, permalinks, and what is new.
// Milliseconds between two looks for new comments.
const usualPause = 60_000;
const longestPause = 900_000;

const reading = {
  get list() {
    let list = this.thread.querySelector(":scope > .aw-list");
    if (!list) {
      list = make("ol", { class: "aw-list" });
      const empty = this.thread.querySelector(".aw-empty");
      if (empty) empty.replaceWith(list);
      else this.heading.after(list);
    }
    return list;
  },

  // "More comments": the next part behind this one. Where it cannot be had, the link leads to it.
  async more(link) {
    let added;
    try {
      added = await this.follow(link);
    } catch {
      location.href = link.href;
      return;
    }
    if (added[0]) focus(added[0]);
    this.tell("more", { count: added.length });
  },

  async follow(link) {
    const part = await this.fragment(link.search);
    const list = part.querySelector(".aw-thread > .aw-list");
    this.takeFurther(part);
    const added = list ? merge(list, this.list, this, true) : [];
    this.recount().catch(() => {});
    return added;
  },

  // What can be folded away says how much it is by now.
  async recount() {
    for (const fold of this.querySelectorAll(".aw-branch")) {
      const { words } = await this.prepare();
      const count = fold.querySelectorAll("article").length;
      fold.firstChild.textContent = plural(words, words.replies, count);
    }
  },

  // A permalink stays on the page, and so does what is being written; a second time, too, it leads there.
  jump({ hash }) {
    if (location.hash === hash) this.reveal();
    location.hash = hash;
  },

  takeFurther(part) {
    const [old, next] = [this, part].map((root) => root.querySelector(".aw-further [rel=next]"));
    if (next) old?.replaceWith(next);
    else old?.parentNode.remove();
  },

  // A permalink's comment may stand on a later part: then the parts up to it are brought here.
  async reveal() {
    const number = location.hash.match(/^#comment-(\d+)$/)?.[1];
    if (!number || !this.thread) return;
    const found = () => this.querySelector("#comment-" + number);
    try {
      if (!found()) await this.ask(`comments/${number}?page=` + encodeURIComponent(this.page));
      let link;
      while (!found() && (link = this.querySelector(".aw-further [rel=next]"))) {
        await this.follow(link);
      }
    } catch {}
    const item = found();
    if (!item) return;
    this.querySelector(".aw-target")?.classList.remove("aw-target");
    item.classList.add("aw-target");
    item.scrollIntoView();
    focus(item);
  },

  // Looks for new comments while somebody can see the page, less often the longer the server is away.
  watch() {
    clearTimeout(this.timer);
    if (document.hidden || !this.thread) return;
    const wait = Math.max(0, (this.lookedAt ?? Date.now()) + this.pause - Date.now());
    this.timer = setTimeout(() => this.look(), wait);
  },

  async look() {
    this.lookedAt = Date.now();
    const known = this.count;
    try {
      const { counts } = await this.ask("counts?page=" + encodeURIComponent(this.page));
      const count = Object.values(counts)[0];
      this.pause = usualPause;
      // One being sent, or sent since this was asked, is one's own; the next look tells.
      if (!this.isSending && this.count === known) {
        if (count < known) this.count = count;
        if (count > known) await this.offer(count - known);
      }
    } catch {
      this.pause = Math.min(longestPause, Math.max(usualPause, this.pause * 2));
    }
    if (this.isConnected) this.watch();
  },

  // New comments never push what somebody reads: a button says how many there are.
  async offer(count) {
    const { words } = await this.prepare();
    const text = plural(words, words.fresh, count);
    let button = this.querySelector(".aw-fresh");
    if (button?.textContent === text) return;
    if (!button) {
      button = make("button", { type: "button", class: "aw-fresh" });
      this.thread.append(button);
    }
    button.textContent = text;
    button.dataset.count = count;
    this.say(text);
    this.tell("fresh", { count });
  },

  async refresh(button) {
    const wanted = Number(button.dataset.count);
    let part;
    let added;
    try {
      // What the server printed may begin in the middle or from the end.
      part = await this.fragment(this.thread.dataset.view);
      const whole = part.querySelector(".aw-thread > .aw-list");
      let next;
      while ((next = part.querySelector(".aw-further [rel=next]"))) {
        part = await this.fragment(next.search);
        merge(part.querySelector(".aw-thread > .aw-list"), whole, whole, true);
      }
      added = merge(whole, this.list, this);
    } catch {
      this.say(this.form?.dataset.offline ?? "");
      return;
    }
    this.takeFurther(part);
    this.takeTitle(part);
    button.remove();
    this.count = Number(part.querySelector(".aw-thread").dataset.count);
    this.showNew(added, wanted);
  },

  takeTitle(part) {
    this.heading.textContent = part.querySelector("#comments-title").textContent;
    this.recount().catch(() => {});
  },

  // Of what came, the youngest are the new ones; the rest had only not been fetched before.
  showNew(added, wanted) {
    const time = (item) => item.querySelector("time")?.dateTime ?? "";
    const items = added.flatMap((item) => [item, ...item.querySelectorAll(".aw-item")]);
    const young = new Set([...items].sort((a, b) => (time(a) < time(b) ? 1 : -1)).slice(0, wanted));
    const fresh = items.filter((item) => young.has(item));
    for (const item of fresh) item.classList.add("aw-new");
    focus(fresh[0] ?? this.heading);
  },
};
