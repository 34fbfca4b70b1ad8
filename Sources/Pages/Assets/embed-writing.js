// The element while somebody writes: the form, its way under a comment, and what is sent.
// Milliseconds after which a form's token is fetched anew; the server takes it for a day.
const tokenLife = 43_200_000;

const writing = {
  // Words in the site's language and a timed token, asked for when a reader begins to write.
  prepare() {
    if (!this.papers) {
      setTimeout(() => (this.papers = null), tokenLife);
      this.papers = this.ask("form").then((papers) => {
        if (this.form) this.dress(papers.words);
        return papers;
      });
      this.papers.catch(() => (this.papers = null));
    }
    return this.papers;
  },

  // Whoever is remembered can be forgotten.
  dress(words) {
    if (!this.memory || this.form.querySelector(".aw-forget")) return;
    const button = make("button", { type: "button", class: "aw-quiet aw-forget" }, words.forget);
    this.consent.parentNode.after(make("p", { class: "aw-memory" }, button));
  },

  async reply(link) {
    this.cancel();
    const item = link.closest(".aw-item");
    const parent = this.value("comment_parent");
    this.away = { link, mark: make("span", { hidden: "" }), title: [], parent };
    this.respond.before(this.away.mark);
    item.querySelector("article").after(this.respond);
    this.form.elements.comment_parent.value = item.id.slice(8);
    focus(this.form.elements.comment);
    const title = this.replyTitle;
    const name = item.querySelector(".aw-author bdi").textContent;
    const { away } = this;
    try {
      const { words } = await this.prepare();
      if (away !== this.away) return;
      const [before, after] = words.reply_to.split("{name}");
      const cancel = make("a", { id: "cancel-comment-reply-link", href: link.href }, words.cancel);
      away.title = [...title.childNodes];
      title.replaceChildren(
        before, make("bdi", {}, name), after, " ", make("small", {}, cancel),
      );
    } catch {}
  },

  get replyTitle() {
    return this.querySelector("#reply-title");
  },

  // The form goes home; what was typed stays in it.
  cancel(link) {
    if (!this.away) return;
    const { mark, title, link: origin, parent } = this.away;
    this.away = null;
    mark.replaceWith(this.respond);
    if (title.length) this.replyTitle.replaceChildren(...title);
    this.form.elements.comment_parent.value = parent;
    if (link) focus(origin);
  },

  submit(event) {
    event.preventDefault();
    if (event.submitter?.matches("[name$=preview]")) this.preview();
    else this.guarded(() => this.send());
  },

  // One thing at a time; whatever goes wrong is said beside the form.
  async guarded(act) {
    if (this.isSending) return;
    this.isSending = true;
    const button = this.form.querySelector("[type=submit]");
    button.setAttribute("aria-disabled", "true");
    try {
      await act();
    } catch (error) {
      console.warn("afterword:", error);
      await this.refuse({});
    }
    button.removeAttribute("aria-disabled");
    this.isSending = false;
  },

  value(name) {
    return this.form.elements[name]?.value ?? "";
  },

  async send() {
    const papers = await this.prepare();
    this.say(papers.words.sending);
    const parent = Number(this.value("comment_parent"));
    const body = JSON.stringify({
      page: this.page,
      ...this.whereabouts,
      parent: parent || undefined,
      name: this.value("author"),
      email: this.value("email"),
      website: this.value("url"),
      body: this.value("comment"),
      notify: this.form.elements.notify?.checked,
      remember: this.consent.checked,
      author_key: this.memory?.key,
      token: papers.token,
      second_look: (this.form.elements.afterword_look && !this.hasLooked) || undefined,
      [papers.honeypot]: this.value(papers.honeypot),
    });
    const answer = await this.api("comments", body, { "Idempotency-Key": this.key(body) });
    const told = await answer.json();
    if (answer.ok) await this.accept(told, parent, papers.words, body);
    else await this.refuse(told);
  },

  // The same text sent again is the same submission; a changed one is another.
  key(body) {
    if (body !== this.sentBody) {
      this.sentBody = body;
      this.sentKey = crypto.getRandomValues(new Uint32Array(4)).join("-");
    }
    return this.sentKey;
  },

  // Another site's page says where it is, so that links to comments lead there.
  get whereabouts() {
    if (this.home.startsWith(location.origin + "/")) return {};
    const trimmed = (path) => path.replace(/\/$/, "");
    const isPage = trimmed(location.pathname) === trimmed(this.page);
    return {
      url: isPage ? location.origin + location.pathname : undefined,
      title: document.title.slice(0, 200) || undefined,
    };
  },

  async accept(told, parent, words, body) {
    this.clear();
    this.remember(told);
    const box = make("div", { class: "aw-receipt" });
    const isPublic = told.status === "approved";
    const title = isPublic ? words.published : words.held;
    box.append(this.title(title));
    if (!isPublic) box.append(make("p", {}, words.held_hint));
    box.append(...this.help(told, words));
    if (told.receipt) {
      const link = make("a", { href: new URL(told.receipt, this.home) }, words.receipt);
      box.append(make("p", {}, link, ". ", words.receipt_hint));
    }
    this.respond.before(box);
    this.cancel();
    // What was typed while it was on its way is another text.
    const { comment } = this.form.elements;
    if (comment.value === JSON.parse(body).body) comment.value = "";
    this.papers = this.sentBody = this.hasLooked = null;
    this.say(title);
    const item = isPublic && told.comment && (await this.insert(told.comment).catch(() => null));
    focus(item || box);
    const id = told.comment?.id;
    this.tell("posted", { status: told.status, id, parent: parent || null });
  },

  // A comment just published, at its place or at the end of what is shown.
  async insert({ id, parent }) {
    const part = await this.fragment({ comment: id });
    const item = part.querySelector("#comment-" + id);
    const above = parent && this.querySelector("#comment-" + parent);
    (above ? openReplies(above) : this.list).append(item);
    item.classList.add("aw-new");
    this.takeTitle(part);
    this.count += 1;
    return item;
  },


  preview() {
    return this.guarded(async () => {
      const { words } = await this.prepare();
      const answer = await this.api("previews", JSON.stringify({ body: this.value("comment") }));
      const told = await answer.json();
      if (!answer.ok) return this.refuse(told);
      this.clear();
      const body = make("div", { class: "aw-body", dir: "auto" });
      body.append(...parsed(told.html).body.childNodes);
      const title = make("div", { class: "aw-meta" }, words.preview);
      const box = make("section", { class: "aw-preview", "aria-label": words.preview }, title, body);
      this.form.querySelector(".form-submit").after(box);
      focus(box);
    });
  },
};
