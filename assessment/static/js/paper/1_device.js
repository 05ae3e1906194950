// What is kept on the device: unsent answers, and small choices. Part of the paper's script,
// whose files are joined in order of their names when the assets are built.

const paper = document.getElementById("paper");
const by = (id) => document.getElementById(id);

function unique() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function kept(store, name, otherwise) {
  try {
    return store.getItem(name) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function keep(store, name, value) {
  try {
    if (value === null) {
      store.removeItem(name);
    } else {
      store.setItem(name, value);
    }
    return true;
  } catch {
    return false;
  }
}

// Unsent answers, on the device, under person and sitting: position to what was typed.
class Queue {
  constructor(person, sitting) {
    this.name = `nle-paper:${person}:${sitting}`;
    this.memory = null;
  }

  all() {
    return this.memory ?? JSON.parse(kept(localStorage, this.name, "{}"));
  }

  set(entries) {
    const empty = Object.keys(entries).length === 0;
    const done = keep(localStorage, this.name, empty ? null : JSON.stringify(entries));
    this.memory = done ? null : entries;
  }

  put(entry) {
    this.set({ ...this.all(), [entry.position]: entry });
  }

  drop(position, key) {
    const entries = this.all();
    if (entries[position]?.key === key) {
      delete entries[position];
      this.set(entries);
    }
  }

  get size() {
    return Object.keys(this.all()).length;
  }

  clear() {
    this.memory = null;
    keep(localStorage, this.name, null);
  }
}
