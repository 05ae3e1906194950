// The clock: counts down from what the server said, announces at 30, 10, 5 and 1 minutes.

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
    this.rehearse(done);
    if (due === undefined || done.includes(String(due)) || this.left <= 0) {
      return;
    }
    keep(sessionStorage, this.announcedKey, [...done, due].join(" "));
    this.say(this.words(due), due === 1);
  }

  // The rehearsal shows one notice, once, to people with plenty of time too.
  rehearse(done) {
    const example = by("bar").dataset.example;
    if (example && done.length === 1 && done[0] === "") {
      keep(sessionStorage, this.announcedKey, "example");
      done.push("example");
      this.say(example);
    }
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
