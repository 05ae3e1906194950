// Steps that are put in order. A move is made in place, said, and saved like any choice; without
// script the same buttons send the form. `rules/steps.py` moves in the same way.

const MOVES = { up: -1, down: 1 };

class Steps {
  constructor(onMove) {
    this.list = by("steps");
    this.onMove = onMove;
    this.list?.addEventListener("click", (event) => this.press(event));
    this.list?.addEventListener("change", () => this.say(""));
  }

  press(event) {
    const button = event.target.closest("button");
    const [way, step] = (button?.value ?? "").split("-");
    if (way in MOVES) {
      event.preventDefault();
      this.move(step, MOVES[way]);
      button.focus(); // a row that moves loses it
      this.onMove();
    }
  }

  // Each at its position, the others in the gaps.
  standing() {
    const rows = [...this.list.children];
    const seats = new Array(rows.length).fill(null);
    const others = rows.filter((row) => {
      const at = Number(row.querySelector("select").value.slice(1)) - 1;
      const taken = at < 0 || seats[at] !== null;
      if (!taken) {
        seats[at] = row;
      }
      return taken;
    });
    return seats.map((row) => row ?? others.shift());
  }

  move(step, way) {
    const rows = this.standing();
    const at = rows.findIndex((row) => row.dataset.step === step);
    const to = Math.min(Math.max(at + way, 0), rows.length - 1);
    [rows[at], rows[to]] = [rows[to], rows[at]];
    rows.forEach((row, index) => {
      row.querySelector("select").value = `${row.dataset.step}${index + 1}`;
    });
    this.list.append(...rows);
    const text = rows[to].querySelector(".app-steps__text").textContent;
    this.say(`${text} is now ${to + 1} of ${rows.length}`);
  }

  say(words) {
    by("moved").textContent = words;
  }
}
