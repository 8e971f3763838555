// The record on a bad connection: what is typed is kept on the device until the service has confirmed it, and is sent
// under one key, so that an answer that got lost does no harm. Without this file the page is a plain form.
const form = document.querySelector("form[data-draft]");
const told = document.querySelector(".draft.kept");
const discard = document.querySelector(".discard");
const CONTROL = new Set(["csrf", "saves", "key"]);
const PATIENCE_MS = 60_000; // after which a connection that says nothing is a broken one

function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (one) => one.toString(16).padStart(2, "0")).join("");
}

class Draft {
  constructor(name) {
    this.name = `onevisit/record/${name}`;
  }
  read() {
    try {
      return JSON.parse(localStorage.getItem(this.name));
    } catch {
      return null;
    }
  }
  write(content) {
    try {
      localStorage.setItem(this.name, JSON.stringify(content));
    } catch {
      // A full or forbidden store: the form itself still holds everything.
    }
  }
  clear() {
    localStorage.removeItem(this.name);
  }
  // Only what was sent is confirmed or refused: something typed meanwhile has another key, and stays.
  isStill(sent) {
    return this.read()?.key === sent.key;
  }
}

function say(text, address) {
  told.replaceChildren(text);
  if (address) {
    const link = document.createElement("a");
    link.href = address;
    link.textContent = ` ${address}`;
    told.append(link);
  }
  told.hidden = !text;
}

function typed() {
  return [...new FormData(form)].filter(([name]) => !CONTROL.has(name)).map(([name, value]) => [name, String(value)]);
}

// The number of the check a field belongs to; undefined for a field of the whole.
function numberIn(name) {
  return /-(\d+)$/.exec(name)?.[1];
}

// The number a check has on a page, by the check.
function numbersOf(pairs) {
  return new Map(pairs.filter(([name]) => /^check-\d+$/.test(name)).map(([name, check]) => [check, numberIn(name)]));
}

// What was typed, with its checks numbered as they are on this page; the plan may have changed since.
function renumbered(pairs) {
  const now = numbersOf(typed());
  const checks = new Map([...numbersOf(pairs)].map(([check, number]) => [number, check]));
  const kept = [];
  let gone = false;
  for (const [name, value] of pairs) {
    const check = checks.get(numberIn(name));
    if (check === undefined) kept.push([name, value]);
    else if (now.has(check)) kept.push([name.replace(/\d+$/, now.get(check)), value]);
    else if (value && !/^(check|was)-/.test(name)) gone = true;
  }
  return { kept, gone };
}

function fill(pairs) {
  const wanted = new Map();
  for (const [name, value] of pairs) wanted.set(name, [...(wanted.get(name) ?? []), value]);
  const numbers = new Set(pairs.map(([name]) => numberIn(name)));
  for (const field of form.elements) {
    if (!field.name || CONTROL.has(field.name) || !numbers.has(numberIn(field.name))) continue;
    const values = wanted.get(field.name) ?? [];
    if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
    else if (values.length) field.value = values[0];
  }
}

let sending = false;

async function send(draft) {
  if (sending) return; // pressed twice, or the connection is back while an answer is awaited
  sending = true;
  const kept = { ...(draft.read() ?? { pairs: typed(), key: newKey() }), waiting: true };
  draft.write(kept);
  say(told.dataset.sending);
  if (await answered(draft, kept)) return; // on the way to the next page: nothing is sent from this one any more
  sending = false;
}

// Sends what is kept; whether it is confirmed.
async function answered(draft, kept) {
  const body = new URLSearchParams([...kept.pairs, ["csrf", form.elements.csrf.value], ["key", kept.key]]);
  let answer, text;
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" }, signal });
    text = await answer.text(); // half an answer is none
  } catch {
    say(told.dataset.offline);
    return false;
  }
  const loggedOut = answer.redirected && new URL(answer.url).pathname === "/login";
  if (answer.ok && answer.redirected && !loggedOut) {
    if (draft.isStill(kept)) draft.clear();
    location.assign(answer.url);
    return true;
  }
  const page = new DOMParser().parseFromString(text, "text/html");
  const refused = page.querySelector(".refused, .problem");
  if (!loggedOut && (answer.redirected || answer.status >= 500 || !refused)) {
    say(told.dataset.failed); // nobody says what became of it: it still waits
    return false;
  }
  if (draft.isStill(kept)) draft.write({ ...kept, waiting: false });
  if (loggedOut) {
    say(told.dataset.again, `/login?to=${encodeURIComponent(location.pathname)}`);
    return false;
  }
  document.querySelector("main > .refused")?.remove();
  document.querySelectorAll(".error").forEach((one) => one.remove());
  form.before(document.adoptNode(refused));
  for (const error of page.querySelectorAll(".error[id]")) {
    const field = document.getElementById(error.id.replace(/-error-\d+$/, ""));
    if (field?.matches("fieldset")) field.querySelector("legend").after(document.adoptNode(error));
    else field?.after(document.adoptNode(error));
  }
  refused.tabIndex = -1;
  refused.focus();
  say("");
  return false;
}

if (form) {
  const draft = new Draft(form.dataset.draft);
  const before = draft.read();
  if (before) {
    const { kept, gone } = renumbered(before.pairs);
    fill(kept);
    if (gone) draft.write({ pairs: typed(), key: newKey(), waiting: false });
    say(gone ? told.dataset.gone : told.dataset.draftTold);
    discard.hidden = false;
    if (before.waiting && !gone && navigator.onLine) send(draft);
  }
  form.addEventListener("input", () => {
    draft.write({ pairs: typed(), key: newKey(), waiting: false });
    discard.hidden = false;
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(draft);
  });
  discard.querySelector("button").addEventListener("click", () => {
    draft.clear();
    location.reload();
  });
  window.addEventListener("online", () => {
    if (draft.read()?.waiting) send(draft);
  });
  for (const button of document.querySelectorAll("[data-now]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const now = new Date(Date.now() + 8 * 3_600_000); // the city's time, UTC+8 all year
      form.elements[button.dataset.now].value = now.toISOString().slice(0, 16);
      form.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
}
