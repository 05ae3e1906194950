// Says what an agreement would give as it is typed. The server works it out; nothing is kept.
// Without script the button "Show their time" does the same.

const TYPED = 400; // typing pauses for this long before we ask
const form = document.getElementById("agreeing");
const line = document.getElementById("their-time");
const sittings = document.getElementById("their-sittings");
const WATCHED = ["extra_percent", "break_count", "break_minutes"];
let timer = 0;
let asked = null;

function say(words) {
  const box = line.querySelector(".govuk-inset-text");
  if (box.textContent !== words) {
    box.textContent = words;
  }
}

async function show() {
  asked?.abort();
  asked = new AbortController();
  const body = new URLSearchParams(new FormData(form));
  body.set("act", "show");
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body,
      signal: asked.signal,
      redirect: "error",
      headers: { Accept: "text/html" },
    });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fault = page.querySelector(".govuk-error-summary__list");
    if (fault) {
      say(fault.textContent.trim().replace(/\s*\n\s*/g, ". "));
      sittings.replaceChildren();
    } else if (answer.ok) {
      say(page.getElementById("their-time").textContent.trim());
      sittings.replaceChildren(...page.getElementById("their-sittings").children);
    }
  } catch {
    // the button still asks
  }
}

form?.addEventListener("input", (event) => {
  if (WATCHED.includes(event.target.name)) {
    window.clearTimeout(timer);
    timer = window.setTimeout(show, TYPED);
  }
});
