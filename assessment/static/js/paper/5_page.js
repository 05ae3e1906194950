// An open sitting's page: watches the form, saves as it changes, leaves only when it is kept.

const POLL = 20000; // added time and pauses are on screen within 30 seconds
const TYPED = 800; // typing pauses for this long before it is sent
const TYPING = ["text", "textarea"];
const BROKEN = /[\0\p{Surrogate}]/u;
const BROKEN_WORDS = "This contains a character we cannot save. Type it again.";
const PLACES_WORDS =
  "This paper is open in 2 places. The newest answer counts. The other is kept.";

class Page {
  constructor() {
    this.queue = new Queue(paper.dataset.person, paper.dataset.sitting);
    this.status = new Status();
    this.clock = new Clock(this.status);
    this.saver = new Saver(this.queue, this.status, (said) => this.hear(said));
    this.isQuestion = paper.matches("form");
    this.leaving = false;
    this.load();
  }

  load() {
    const tab = kept(sessionStorage, "nle-tab", "") || unique().slice(0, 12);
    keep(sessionStorage, "nle-tab", tab);
    this.pageLoad = `${tab}.${unique().slice(0, 16)}`;
    this.count = 0;
  }

  start() {
    if (this.isQuestion) {
      this.restore();
      this.steps = new Steps(() => this.changed());
      this.words = new Words();
      this.last = this.state();
      paper.addEventListener("change", () => this.changed());
      paper.addEventListener("input", (event) => {
        if (TYPING.includes(event.target.type)) {
          window.clearTimeout(this.typing);
          this.typing = window.setTimeout(() => this.changed(), TYPED);
        }
      });
      paper.addEventListener("submit", (event) => this.leave(event));
      window.addEventListener("pagehide", () => this.part());
      window.addEventListener("pageshow", (event) => event.persisted && this.load());
    }
    this.clock.start(() => this.end());
    window.setInterval(() => this.poll(), POLL);
    window.addEventListener("online", () => this.saver.flush().then(() => this.poll()));
    holdWhileAway(
      () => this.isReached(),
      () => this.ask(),
      () => this.away(),
    );
    document.addEventListener("focusin", (event) => clear(event.target));
    if (this.queue.size > 0) {
      this.saver.flush();
    }
  }

  // What was typed on this device and never arrived is put back, and sent first.
  restore() {
    const entry = this.queue.all()[paper.dataset.position];
    if (!entry) {
      return;
    }
    for (const field of paper.querySelectorAll("[name=answer]")) {
      if (TYPING.includes(field.type)) {
        field.value = entry.answer[0] ?? "";
      } else if (field.options) {
        const values = [...field.options].map((option) => option.value);
        field.value = entry.answer.find((value) => value && values.includes(value)) ?? "";
      } else {
        field.checked = entry.answer.includes(field.value);
      }
    }
    paper.querySelector("[name=flagged]").checked = entry.flagged;
  }

  state() {
    const form = new FormData(paper);
    // A form sends line ends as CRLF, so that is how they are saved on the way too.
    const answer = form.getAll("answer").map((text) => text.replace(/\r?\n/g, "\r\n"));
    return { answer, flagged: form.get("flagged") === "1" };
  }

  changed() {
    const state = this.state();
    if (JSON.stringify(state) === JSON.stringify(this.last)) {
      return false;
    }
    const fields = [...paper.querySelectorAll("[name=answer]")]; // a form hides what is broken
    if (fields.some((field) => BROKEN.test(field.value))) {
      this.status.show("Not saved", "unsaved");
      fillNote(BROKEN_WORDS);
      return false;
    }
    this.last = state;
    this.count += 1;
    const position = Number(paper.dataset.position);
    const key = unique();
    this.queue.put({ ...state, position, load: this.pageLoad, count: this.count, key });
    this.showCell(position, state);
    this.saver.flush();
    return true;
  }

  showCell(position, state) {
    const cell = document.querySelector(`.app-nav__cell[value="to-${position}"]`);
    cell?.classList.toggle("app-nav__cell--answered", state.answer.some((text) => text.trim()));
    cell?.classList.toggle("app-nav__cell--flagged", state.flagged);
    const cells = [...document.querySelectorAll(".app-nav .app-nav__cell")];
    const has = (name) => cells.filter((each) => each.classList.contains(`app-nav__cell--${name}`));
    const [answered, flagged] = [has("answered").length, has("flagged").length];
    by("navigator-count").textContent =
      `${answered} of ${cells.length} answered, ${flagged} flagged`;
    const words = cell?.querySelector(".govuk-visually-hidden");
    if (words) {
      const said = state.answer.some((text) => text.trim()) ? "answered" : "not answered";
      words.textContent = ` ${said}${state.flagged ? ", flagged" : ""}`;
    }
  }

  // Leaving is sending the form; where nobody answers, the page stays and keeps what was typed.
  async leave(event) {
    if (this.leaving) {
      return;
    }
    const button = event.submitter;
    window.clearTimeout(this.typing);
    if (button?.value !== "clear") {
      this.changed();
    }
    if (this.isReached()) {
      this.name();
      return;
    }
    event.preventDefault();
    if ((await this.ask()) === null) {
      this.away();
      return;
    }
    this.name();
    window.setTimeout(() => paper.requestSubmit(button ?? undefined), 0);
  }

  away() {
    this.saver.lost();
    this.status.tell(OFFLINE_WORDS);
  }

  // The form is one more save of this page load, newer than those before it.
  name() {
    this.leaving = true;
    this.count += 1;
    const names = { load: this.pageLoad, count: this.count, key: unique() };
    for (const [name, value] of Object.entries(names)) {
      paper.querySelector(`[name=${name}]`).value = value;
    }
  }

  isReached() {
    const known = navigator.onLine && this.saver.lostAt === null;
    return known && performance.now() - this.saver.contactAt < 5000;
  }

  part() {
    if (!this.leaving) {
      this.changed();
    }
  }

  async ask() {
    const said = await askClock();
    if (said !== null) {
      this.saver.back();
    }
    return said;
  }

  async poll() {
    const said = await this.ask();
    if (said === null) {
      if (this.queue.size > 0) {
        this.saver.lost();
      }
      return;
    }
    this.hear(said);
    if (said.places > 1 && !this.toldPlaces) {
      this.toldPlaces = true;
      this.clock.say(PLACES_WORDS);
    }
    if (this.queue.size > 0) {
      await this.saver.flush();
    }
  }

  hear(said) {
    this.clock.hear(said);
    if (said.next && !this.leaving && this.queue.size === 0 && !this.unsaid()) {
      this.leaving = true;
      window.location.assign(said.next);
    }
  }

  unsaid() {
    return this.isQuestion && this.changed();
  }

  // Time ended: what is on the page is sent, then the server says what comes next.
  async end() {
    if (this.isQuestion) {
      this.changed();
    }
    await this.saver.flush();
    const said = await this.ask();
    if (said === null) {
      window.setTimeout(() => this.end(), RETRY);
    } else {
      this.hear(said);
    }
  }
}
