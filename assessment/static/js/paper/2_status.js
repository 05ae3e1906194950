// What the bar says of saving. "Saved" is said only of what the server acknowledged.

const OFFLINE_WORDS =
  "You are offline. Keep going. Your answers are kept on this device and sent when you are back. The clock is still running.";
const AWAY_WORDS = "You are offline. Stay here, and try again when you are back.";

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
