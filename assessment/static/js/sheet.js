// Saves a score sheet as it is typed. Every page works without it.
// A save carries the page load, a counter in it and a key, so that a replay changes nothing.

const WAIT = 5000;
const AGAIN = 10000;

function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

class Sheet {
  constructor(form) {
    this.form = form;
    this.fields = form.elements;
    this.kept = `sheet:${form.dataset.sheet}:${form.dataset.criterion}`;
    this.sent = this.state();
    this.n = 0;
    this.timer = 0;
    this.flight = null;
    this.leaving = false;
  }

  start() {
    this.bringBack();
    this.form.addEventListener("input", () => this.changed());
    this.form.addEventListener("submit", () => this.leave());
    window.addEventListener("pagehide", () => this.keep());
  }

  state() {
    return JSON.stringify([this.fields.evidence.value, this.fields.level.value]);
  }

  bringBack() {
    const kept = localStorage.getItem(this.kept);
    if (kept === null || kept === this.sent) {
      return;
    }
    const [evidence, level] = JSON.parse(kept);
    this.fields.evidence.value = evidence;
    this.fields.level.value = level;
    this.changed();
  }

  keep() {
    if (this.leaving || this.state() === this.sent) {
      return;
    }
    localStorage.setItem(this.kept, this.state());
  }

  changed() {
    localStorage.setItem(this.kept, this.state());
    if (!this.timer && !this.flight) {
      this.timer = window.setTimeout(() => this.save(), WAIT);
    }
  }

  leave() {
    this.leaving = true;
    window.clearTimeout(this.timer);
    if (this.flight) {
      this.flight.abort();
    }
    this.name();
  }

  name() {
    this.n += 1;
    this.fields.n.value = this.n;
    this.fields.key.value = newKey();
  }

  async save() {
    this.timer = 0;
    const state = this.state();
    if (this.leaving || state === this.sent) {
      return;
    }
    this.name();
    this.flight = new AbortController();
    const body = new URLSearchParams(new FormData(this.form));
    try {
      const answer = await fetch(this.form.dataset.draft, {
        method: "POST",
        body,
        signal: this.flight.signal,
        redirect: "error",
        headers: { Accept: "application/json" },
      });
      await this.told(answer, state);
    } catch {
      this.failed("Not saved, trying again.");
    } finally {
      this.flight = null;
    }
    if (!this.leaving && !this.timer && this.state() !== this.sent) {
      this.timer = window.setTimeout(() => this.save(), WAIT);
    }
  }

  async told(answer, state) {
    if (!answer.ok) {
      this.failed("Not saved. Press “Save evidence only” to see why.");
      return;
    }
    const told = await answer.json();
    this.sent = state;
    if (this.state() === state) {
      localStorage.removeItem(this.kept);
    }
    document.querySelector("[data-scored]").textContent = told.scored;
    document.querySelector("[data-state]").textContent = told.state;
    document.querySelector("[data-saved]").textContent = told.saved;
  }

  failed(words) {
    document.querySelector("[data-saved]").textContent = words;
    if (!this.leaving) {
      this.timer = window.setTimeout(() => this.save(), AGAIN);
    }
  }
}

const form = document.querySelector("form[data-sheet]");
if (form) {
  new Sheet(form).start();
}
