// The paper: clock, notices, autosave. Every page of it works without this.
// What it says was saved, the server has acknowledged; only the server's clock counts.

const POLL = 20000; // added time and pauses are on screen within 30 seconds
const RETRY = 4000;
const SAVING = 1000; // "Saving" shows after a second
const OFFLINE = 30000;
const TYPED = 800; // typing pauses for this long before it is sent
const REACH = 4000;
const NOTICE = 30000;
const BROKEN = /[\0\p{Surrogate}]/u;
const BROKEN_WORDS = "This contains a character we cannot save. Type it again.";
const OFFLINE_WORDS =
  "You are offline. Keep going. Your answers are kept on this device and sent when you are back. The clock is still running.";
const PLACES_WORDS =
  "This paper is open in 2 places. The newest answer counts. The other is kept.";

const paper = document.getElementById("paper");
const by = (id) => document.getElementById(id);

function unique() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function kept(store, name, otherwise) {
  try {
    return store.getItem(name) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function keep(store, name, value) {
  try {
    if (value === null) {
      store.removeItem(name);
    } else {
      store.setItem(name, value);
    }
    return true;
  } catch {
    return false;
  }
}

// Unsent answers, on the device, under person and sitting: position to what was typed.
class Queue {
  constructor(person, sitting) {
    this.name = `nle-paper:${person}:${sitting}`;
    this.memory = null;
  }

  all() {
    return this.memory ?? JSON.parse(kept(localStorage, this.name, "{}"));
  }

  set(entries) {
    const empty = Object.keys(entries).length === 0;
    const done = keep(localStorage, this.name, empty ? null : JSON.stringify(entries));
    this.memory = done ? null : entries;
  }

  put(entry) {
    this.set({ ...this.all(), [entry.position]: entry });
  }

  drop(position, key) {
    const entries = this.all();
    if (entries[position]?.key === key) {
      delete entries[position];
      this.set(entries);
    }
  }

  get size() {
    return Object.keys(this.all()).length;
  }

  clear() {
    this.memory = null;
    keep(localStorage, this.name, null);
  }
}

class Status {
  constructor() {
    this.box = by("save-state");
    this.notice = by("save-notice");
    this.unsaved = false;
  }

  show(words, kind) {
    if (!this.box || this.box.textContent === words) {
      return;
    }
    const line = document.createElement("span");
    line.className = kind ? `app-bar__${kind}` : "";
    line.textContent = words;
    this.box.replaceChildren(line);
  }

  saved(time) {
    this.unsaved = false;
    if (time) {
      this.show(`Saved at ${time}`, "saved");
    }
  }

  saving() {
    this.show("Saving", "");
  }

  failed() {
    this.unsaved = true;
    this.show("Not saved, trying again", "unsaved");
  }

  tell(words) {
    fill(this.notice, words);
  }
}

function fill(strip, words) {
  if (!strip || (strip.textContent === words && words !== "")) {
    return;
  }
  strip.replaceChildren();
  if (words) {
    const line = document.createElement("div");
    line.className = "govuk-width-container";
    line.textContent = words;
    strip.append(line);
  }
}

class Saver {
  constructor(queue, status, onClock) {
    this.queue = queue;
    this.status = status;
    this.onClock = onClock;
    this.busy = false;
    this.lostAt = null;
    this.waiting = 0;
    this.contactAt = performance.now();
  }

  token() {
    return paper.dataset.token ?? paper.querySelector("[name=csrf_token]").value;
  }

  async send(entry) {
    const body = new URLSearchParams();
    body.set("csrf_token", this.token());
    for (const name of ["position", "load", "count", "key"]) {
      body.set(name, entry[name]);
    }
    if (entry.flagged) {
      body.set("flagged", "1");
    }
    for (const value of entry.answer) {
      body.append("answer", value);
    }
    return fetch(paper.dataset.save, {
      method: "POST",
      body,
      redirect: "manual",
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(8000),
    });
  }

  // Sends what waits, oldest place first; says how many were acknowledged.
  async flush() {
    if (this.busy) {
      return 0;
    }
    this.busy = true;
    const slow = window.setTimeout(() => this.status.saving(), SAVING);
    let sent = 0;
    try {
      for (const entry of Object.values(this.queue.all())) {
        if (!(await this.one(entry))) {
          break;
        }
        sent += 1;
      }
    } finally {
      window.clearTimeout(slow);
      this.busy = false;
    }
    if (this.queue.size > 0) {
      window.clearTimeout(this.waiting);
      this.waiting = window.setTimeout(() => this.flush(), this.lostAt ? RETRY : 50);
    }
    return sent;
  }

  async one(entry) {
    let answer;
    try {
      answer = await this.send(entry);
    } catch {
      return this.lost();
    }
    if (answer.type === "opaqueredirect") {
      return this.signedOut();
    }
    if (answer.status >= 500 || answer.status === 429) {
      return this.lost();
    }
    const said = await answer.json().catch(() => ({}));
    this.queue.drop(entry.position, entry.key);
    if (!answer.ok) {
      this.refused(entry, said);
      return true;
    }
    this.back();
    this.status.saved(said.saved);
    if (Number(paper.dataset.position) === entry.position) {
      fillNote(said.note);
    }
    this.onClock(said);
    return true;
  }

  refused(entry, said) {
    this.contactAt = performance.now();
    this.status.show("Not saved", "unsaved");
    this.status.tell(said.fault ?? said.refused ?? "We could not save this. Phone the programme team.");
  }

  signedOut() {
    this.status.failed();
    this.status.tell("You are signed out. Open this page again to sign in. Your answers are kept on this device.");
    return false;
  }

  lost() {
    this.lostAt ??= performance.now();
    this.unsent = Math.max(this.unsent ?? 0, this.queue.size);
    this.status.failed();
    if (performance.now() - this.lostAt >= OFFLINE) {
      this.status.tell(OFFLINE_WORDS);
    } else {
      window.setTimeout(() => this.lostAt && this.status.tell(OFFLINE_WORDS), OFFLINE);
    }
    return false;
  }

  back() {
    this.contactAt = performance.now();
    if (this.lostAt !== null && this.queue.size === 0) {
      const count = this.unsent ?? 1;
      const time = clockWords(new Date());
      this.status.tell(
        `You are back. ${count} ${count === 1 ? "answer" : "answers"} sent. Saved at ${time}`,
      );
      window.setTimeout(() => this.status.tell(""), NOTICE);
      this.lostAt = null;
      this.unsent = 0;
    }
  }
}

function clockWords(at) {
  const parts = { hour: "numeric", minute: "2-digit", hour12: true, timeZone: "Europe/London" };
  return new Intl.DateTimeFormat("en-GB", parts).format(at).replace(/\s/g, "").toLowerCase();
}

function fillNote(words) {
  const note = by("note");
  if (note && note.textContent !== (words ?? "")) {
    note.textContent = words ?? "";
  }
}

function leftWords(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [n, noun] = seconds < 60 ? [seconds, "second"] : [Math.floor(seconds / 60), "minute"];
  return `${n} ${noun}${n === 1 ? "" : "s"} left`;
}

// Counts down from what the server said, on a clock that nobody can set.
class Clock {
  constructor(status) {
    this.status = status;
    this.face = by("clock");
    this.spoken = leftWords(Number(paper.dataset.left));
    this.finish = paper.dataset.finish;
    this.set(Number(paper.dataset.left));
    this.announcedKey = `nle-notices:${paper.dataset.sitting}`;
    this.hiddenKey = "nle-clock-hidden";
    this.hidden = kept(sessionStorage, this.hiddenKey, "") === "yes";
    this.button = by("hide-clock");
    this.over = false;
  }

  set(ms) {
    this.endsAt = performance.now() + ms;
  }

  get left() {
    return this.endsAt - performance.now();
  }

  start(onEnd) {
    this.onEnd = onEnd;
    this.button.hidden = false;
    this.button.addEventListener("click", () => {
      this.hidden = !this.hidden;
      keep(sessionStorage, this.hiddenKey, this.hidden ? "yes" : "no");
      this.draw();
    });
    this.tick();
    window.setInterval(() => this.tick(), 1000);
  }

  tick() {
    this.draw();
    this.announce();
    if (this.left <= 0 && !this.over) {
      this.over = true;
      this.onEnd();
    }
  }

  draw() {
    const words = this.hidden ? "Clock hidden" : leftWords(this.left);
    if (this.face.textContent !== words) {
      this.face.textContent = words;
    }
    by("finish").hidden = this.hidden;
    this.button.textContent = this.hidden ? "Show clock" : "Hide clock";
  }

  announce() {
    const minutes = this.left / 60000;
    const due = [1, 5, 10, 30].find((limit) => minutes <= limit && minutes > limit - 0.5);
    const done = kept(sessionStorage, this.announcedKey, "").split(" ");
    if (due === undefined || done.includes(String(due)) || this.left <= 0) {
      return;
    }
    keep(sessionStorage, this.announcedKey, [...done, due].join(" "));
    this.say(this.words(due), due === 1);
  }

  words(due) {
    if (due === 1) {
      return "1 minute left. What is on this page will be saved when time ends.";
    }
    if (due === 5) {
      return this.status.unsaved
        ? "5 minutes left. Your last change is not saved yet. Keep this page open."
        : "5 minutes left. Your answers save as you go. You do not need to submit.";
    }
    return `${due} minutes left. ${this.finish}.`;
  }

  say(words, assertive = false) {
    const strip = by(assertive ? "last-notice" : "time-notice");
    fill(strip, words);
    window.clearTimeout(this.silence);
    this.silence = window.setTimeout(() => fill(strip, ""), NOTICE);
  }

  // What the server says rules; more time than we knew of is told.
  hear(said) {
    if (said.left_ms === undefined || said.state === undefined) {
      return;
    }
    const more = Math.round((said.left_ms - this.left) / 60000);
    this.finish = `Finish by ${said.finish}`;
    by("finish").textContent = this.finish;
    this.set(said.left_ms);
    if (said.left_ms > 0) {
      this.over = false;
    }
    if (more >= 1) {
      this.say(`You have ${more} more ${more === 1 ? "minute" : "minutes"}. ${this.finish}.`);
    }
  }
}

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
      this.last = this.state();
      paper.addEventListener("change", () => this.changed());
      paper.addEventListener("input", (event) => {
        if (event.target.type === "text") {
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
    window.addEventListener("online", () => this.saver.flush());
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
      if (field.type === "text") {
        field.value = entry.answer[0] ?? "";
      } else {
        field.checked = entry.answer.includes(field.value);
      }
    }
    paper.querySelector("[name=flagged]").checked = entry.flagged;
  }

  state() {
    const form = new FormData(paper);
    return { answer: form.getAll("answer"), flagged: form.get("flagged") === "1" };
  }

  changed() {
    const state = this.state();
    if (JSON.stringify(state) === JSON.stringify(this.last)) {
      return false;
    }
    if (state.answer.some((text) => BROKEN.test(text))) {
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
    event.preventDefault();
    window.clearTimeout(this.typing);
    const button = event.submitter;
    if (button?.value !== "clear") {
      this.changed();
    }
    if (!(await this.reach())) {
      this.saver.lost();
      this.status.tell(OFFLINE_WORDS);
      return;
    }
    this.leaving = true;
    this.count += 1;
    for (const [name, value] of [["load", this.pageLoad], ["count", this.count], ["key", unique()]]) {
      paper.querySelector(`[name=${name}]`).value = value;
    }
    this.queue.drop(Number(paper.dataset.position), this.queue.all()[paper.dataset.position]?.key);
    if (button) {
      paper.requestSubmit(button);
    } else {
      paper.requestSubmit();
    }
  }

  async reach() {
    if (this.saver.lostAt === null && performance.now() - this.saver.contactAt < 5000) {
      return true;
    }
    return (await this.ask()) !== null;
  }

  part() {
    if (!this.leaving) {
      this.changed();
    }
  }

  async ask() {
    try {
      const answer = await fetch(paper.dataset.clock, {
        redirect: "manual",
        headers: { Accept: "application/json" },
        signal: AbortSignal.timeout(REACH),
      });
      if (!answer.ok) {
        return answer.type === "opaqueredirect" || answer.status < 500 ? {} : null;
      }
      this.saver.contactAt = performance.now();
      return await answer.json();
    } catch {
      return null;
    }
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

// A sticky bar must not hide what has the keyboard's focus.
function clear(target) {
  const bar = by("bar");
  if (!bar || bar.contains(target) || getComputedStyle(bar).position !== "sticky") {
    return;
  }
  const gap = target.getBoundingClientRect().top - bar.getBoundingClientRect().bottom;
  if (gap < 12) {
    window.scrollBy(0, gap - 12);
  }
}

// On a break or pause: no question is here; the page goes on by itself.
function waitForClock() {
  window.setInterval(async () => {
    try {
      const answer = await fetch(paper.dataset.clock, { headers: { Accept: "application/json" } });
      const said = answer.ok ? await answer.json() : {};
      if (said.state && said.state !== paper.dataset.stopped) {
        const goesOn = said.state === "open" && paper.dataset.stopped === "paused";
        window.location.replace(goesOn ? paper.dataset.back : window.location.href);
      }
    } catch {
      // the next look may reach it
    }
  }, 10000);
}

// The end: what never arrived is sent, kept as late, and taken off the device.
async function finish() {
  const heading = by("ended");
  heading?.focus();
  const print = by("print");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }
  const queue = new Queue(paper.dataset.person, paper.dataset.sitting);
  const saver = new Saver(queue, new Status(), () => {});
  const late = queue.size;
  for (let tries = 0; queue.size > 0 && tries < 20; tries += 1) {
    await saver.flush();
    if (queue.size > 0) {
      await new Promise((done) => window.setTimeout(done, RETRY));
    }
  }
  if (queue.size === 0) {
    queue.clear();
    if (late > 0) {
      window.location.reload();
    }
  }
}

const device = by("device");
if (device) {
  const works = keep(localStorage, "nle-check", "1") && keep(localStorage, "nle-check", null);
  device.textContent = works
    ? "This browser saves your answers as you go, and keeps them if you lose your connection."
    : "This browser saves your answers as you go, but cannot keep them if you lose your connection. Use another browser if you can.";
} else if (paper && "ended" in paper.dataset) {
  finish();
} else if (paper && paper.dataset.stopped) {
  waitForClock();
} else if (paper) {
  new Page().start();
}
