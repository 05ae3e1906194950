// Which page this is, and what begins on it. Every page of the paper works without script.

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
  holdWhileAway(
    () => false,
    askClock,
    () => fill(by("save-notice"), AWAY_WORDS),
  );
  window.setInterval(async () => {
    const said = await askClock();
    if (said === null) {
      return;
    }
    fill(by("save-notice"), "");
    if (said.state && said.state !== paper.dataset.stopped) {
      const goesOn = said.state === "open" && paper.dataset.stopped === "paused";
      window.location.replace(goesOn ? paper.dataset.back : window.location.href);
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
