// What a browser keeps: only with the box ticked, and gone when it is unticked.
const remembering = {
  get memoryKey() {
    return "afterword:" + this.site;
  },
  get draftKey() {
    return this.memoryKey + ":" + this.page;
  },
  get memory() {
    return stored("localStorage", this.memoryKey);
  },

  recall() {
    const { memory } = this;
    const draft = stored("sessionStorage", this.draftKey);
    if (!memory && draft === null) return;
    this.consent.checked = true;
    const known = { author: memory?.name, url: memory?.website, comment: draft };
    for (const name in known) if (!this.value(name)) this.form.elements[name].value = known[name] ?? "";
    this.prepare().catch(() => {});
  },

  keepDraft() {
    const isWanted = this.consent.checked;
    if (!isWanted) stored("localStorage", this.memoryKey, null);
    stored("sessionStorage", this.draftKey, isWanted ? this.value("comment") : null);
  },

  remember(told) {
    stored("sessionStorage", this.draftKey, null);
    if (!this.consent.checked) return;
    const key = told.author_key ?? this.memory?.key;
    stored("localStorage", this.memoryKey, { name: this.value("author"), website: this.value("url"), key });
  },

  async forget(button) {
    this.consent.checked = false;
    this.keepDraft();
    for (const name of ["author", "email", "url"]) this.form.elements[name].value = "";
    button.parentNode.remove();
    focus(this.consent);
    this.say((await this.prepare()).words.forgotten);
  },
};
