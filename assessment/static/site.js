// Starts govuk-frontend and warns before sign-out. Every page works without it.

const WARNING = 5 * 60 * 1000;

function soon(box, dialog, endsAt) {
  const left = endsAt() - Date.now();
  if (left <= 0) {
    return;
  }
  if (left <= WARNING) {
    box.classList.add("app-sign-out--soon");
    if (!dialog.open && !dialog.dataset.seen) {
      dialog.dataset.seen = "yes";
      dialog.showModal();
    }
  }
  window.setTimeout(() => soon(box, dialog, endsAt), Math.min(left, 15000));
}

async function stay(box, dialog) {
  const form = box.querySelector("form");
  const answer = await fetch(form.action, {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
    headers: { Accept: "application/json" },
  });
  if (!answer.ok) {
    form.submit();
    return;
  }
  const { until, words } = await answer.json();
  box.dataset.signOutAt = until;
  for (const time of document.querySelectorAll("[data-sign-out-at] time, #sign-out-dialog time")) {
    time.dateTime = until;
    time.textContent = words;
  }
  box.classList.remove("app-sign-out--soon");
  delete dialog.dataset.seen;
  dialog.close();
}

function warnBeforeSignOut() {
  const box = document.querySelector("[data-sign-out-at]");
  const dialog = document.getElementById("sign-out-dialog");
  if (!box || !dialog) {
    return;
  }
  dialog.querySelector("[data-stay]").addEventListener("click", () => stay(box, dialog));
  soon(box, dialog, () => Date.parse(box.dataset.signOutAt));
}

document.body.classList.add("js-enabled", "govuk-frontend-supported");
warnBeforeSignOut();
const { initAll } = await import(document.body.dataset.govuk);
initAll();
