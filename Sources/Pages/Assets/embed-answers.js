// What the element says beside the form when something was not taken, or somebody may need help.
// Where the form names a field otherwise than the API.
const fieldNames = { name: "author", website: "url", body: "comment" };

const answering = {
  // Places that help, with a sentence before them.
  help({ message, resources = [] }, words) {
    const lines = resources.map((line) => {
      const name = line.url ? make("a", { href: line.url, rel: "noopener" }, line.name) : line.name;
      const country = line.country && line.country !== "*" ? ` (${line.country})` : "";
      const hours = line.hours ? ", " + line.hours : "";
      const checked = words ? fill(words.checked, { date: line.checked }) : line.checked;
      return make(
        "li", {}, make("strong", {}, name), `${country}: ${line.contact}${hours} `,
        make("small", {}, checked),
      );
    });
    const parts = [];
    const lead = lines.length ? words?.help_lead : "";
    if (message || lead) parts.push(make("p", { class: message ? "aw-message" : "aw-help-lead" }, message || lead));
    if (lines.length) parts.push(make("ul", { class: "aw-help" }, ...lines));
    return parts;
  },

  // What is wrong comes first and is read first; every field that has a fault says so itself.
  async refuse(problem) {
    const { form } = this;
    this.clear();
    const { words } = (await this.papers?.catch(() => null)) ?? {};
    if (problem.code === "second_look") return this.secondLook(problem, words);
    const errors = (problem.errors ?? []).map(({ field, message }) => {
      const input = form.elements[fieldNames[field] ?? field];
      return make("li", {}, input?.id ? this.blame(input, message) : message);
    });
    const box = make(
      "div", { class: "aw-errors", id: "form-errors", role: "alert" }, make(
        "p", {}, make("strong", {}, words?.not_sent ?? ""), " ",
        errors.length ? words.kept : (problem.detail ?? problem.title ?? form.dataset.offline),
      ),
    );
    if (errors.length) box.append(make("ul", {}, ...errors));
    // Help comes first only where the text speaks of danger, and a policy has words for that.
    const help = this.help(problem, words);
    this.answer(problem, ...(problem.message ? help : []), box, ...(problem.message ? [] : help));
  },

  answer({ code = "offline" }, ...parts) {
    this.form.before(...parts);
    this.say("");
    focus(parts.find((part) => part.matches(".aw-errors, .aw-look")));
    this.tell("refused", { code });
  },

  // What might be mended is shown once, with the words it is about; sent again, it goes as it is.
  secondLook(problem, words) {
    this.hasLooked = true;
    const { excerpts = [] } = problem;
    const marked = excerpts.map(({ before, marked, after }) =>
      make("li", { dir: "auto" }, before, make("mark", {}, marked), after));
    const send = { form: "commentform", class: "aw-quiet" };
    this.answer(problem, make(
      "section", { class: "aw-look", "aria-label": words.look }, this.title(words.look),
      ...problem.message.split("\n\n").map((text) => make("p", { dir: "auto" }, text)),
      marked[0] ? make("ul", {}, ...marked) : "", make("p", {}, words.look_note),
      make("p", {}, make("button", send, words.send_anyway)),
    ));
  },

  // Ties a fault to its field; gives the link that leads there.
  blame(input, message) {
    const id = input.id + "-error";
    input.before(make("span", { class: "aw-field-error", id }, message));
    input.setAttribute("aria-invalid", "true");
    const others = input.getAttribute("aria-describedby") ?? "";
    input.setAttribute("aria-describedby", id + " " + others);
    return make("a", { href: "#" + input.id }, message);
  },

  toField(link) {
    focus(this.querySelector(link.hash));
  },

  // Takes away what earlier answers said.
  clear() {
    const said = ".aw-field-error,.aw-preview,.aw-receipt,.aw-respond>:is(.aw-errors,.aw-look,.aw-message,.aw-help-lead,.aw-help)";
    for (const node of this.querySelectorAll(said)) node.remove();
    for (const input of this.form.querySelectorAll("[aria-invalid]")) {
      input.removeAttribute("aria-invalid");
      const others = input.getAttribute("aria-describedby").replace(/\S+-error\s?/, "");
      input.setAttribute("aria-describedby", others);
    }
  },
};
