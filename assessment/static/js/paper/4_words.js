// How many words are left, counted as the server counts them: `rules/wording.py`, count_words.

const SAY = 1000; // a screen reader hears the count when typing pauses

function countWords(text) {
  return text.match(/\S+/g)?.length ?? 0;
}

function someWords(count) {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? "word" : "words"}`;
}

function wordsLeft(text, limit) {
  const left = limit - countWords(text);
  return left >= 0
    ? `You have ${someWords(left)} left`
    : `You have ${someWords(-left)} too many. All of it is saved. Markers stop at ${someWords(limit)}.`;
}

class Words {
  constructor() {
    this.field = paper.querySelector("[data-words]");
    this.field?.addEventListener("input", () => this.say(this.count()));
    if (this.field?.value) {
      this.count();
    }
  }

  count() {
    const words = wordsLeft(this.field.value, Number(this.field.dataset.words));
    by("words").textContent = words;
    return words;
  }

  say(words) {
    window.clearTimeout(this.saying);
    this.saying = window.setTimeout(() => {
      by("words-said").textContent = words;
    }, SAY);
  }
}
