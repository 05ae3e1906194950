// Nobody leaves a page of the sitting while nobody answers: the browser's own page of faults has
// no clock, and no way back.

const REACH = 4000;

// What the server says of the clock; nothing it can say where it is not open; null: no answer.
async function askClock() {
  try {
    const answer = await fetch(paper.dataset.clock, {
      redirect: "manual",
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(REACH),
    });
    if (!answer.ok) {
      return answer.type === "opaqueredirect" || answer.status < 500 ? {} : null;
    }
    return await answer.json();
  } catch {
    return null;
  }
}

// Links and forms beside the question's own, which has its own way to leave.
function holdWhileAway(isReached, ask, tell) {
  let going = false;

  async function hold(event, go) {
    if (going || isReached()) {
      return;
    }
    event.preventDefault();
    if ((await ask()) === null) {
      tell();
      return;
    }
    going = true;
    go();
    going = false;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const odd = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (link && !odd && !event.defaultPrevented && !link.getAttribute("href").startsWith("#")) {
      hold(event, () => window.location.assign(link.href));
    }
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form !== paper) {
      const button = event.submitter;
      hold(event, () => form.requestSubmit(button ?? undefined));
    }
  });
}
