// Sends what waits on the device, and says so when nobody answers.

const RETRY = 4000;
const SAVING = 1000; // "Saving" shows after a second
const OFFLINE = 30000;
const NOTICE = 30000;

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
    if (answer.status >= 500 || answer.status === 429) {
      return this.lost();
    }
    if (!answer.ok && ![404, 409, 422].includes(answer.status)) {
      return this.signedOut();
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
      fillNote(by("words") ? "" : said.note); // the count beside a text says it already
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
    this.status.tell(
      "You are signed out. Open this page again to sign in. Your answers are kept on this device.",
    );
    return false;
  }

  lost() {
    this.lostAt ??= performance.now();
    this.unsent = Math.max(this.unsent ?? 0, this.queue.size);
    if (this.queue.size > 0) {
      this.status.failed();
    }
    if (performance.now() - this.lostAt >= OFFLINE) {
      this.status.tell(OFFLINE_WORDS);
    } else {
      window.setTimeout(() => this.lostAt && this.status.tell(OFFLINE_WORDS), OFFLINE);
    }
    return false;
  }

  // Somebody answers again; what still waits is said once it was sent.
  back() {
    this.contactAt = performance.now();
    if (this.lostAt !== null && this.queue.size === 0) {
      const count = this.unsent ?? 0;
      const sent = `${count} ${count === 1 ? "answer" : "answers"} sent`;
      const then = count > 0 ? `${sent}. Saved at ${clockWords(new Date())}` : "You can go on.";
      this.status.tell(`You are back. ${then}`);
      window.setTimeout(() => this.status.tell(""), NOTICE);
      this.lostAt = null;
      this.unsent = 0;
    }
  }
}
