// The record on a bad connection: what is typed is kept on the device until the service has confirmed it, and is sent
// under one key, so that an answer that got lost does no harm. Without this file the page is a plain form.
const form = document.querySelector("form[data-draft]");
const told = document.querySelector(".draft.kept");
const discard = document.querySelector(".discard");
const CONTROL = new Set(["csrf", "saves", "key"]);

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

function fill(pairs) {
  const wanted = new Map();
  for (const [name, value] of pairs) wanted.set(name, [...(wanted.get(name) ?? []), value]);
  for (const field of form.elements) {
    if (!field.name || CONTROL.has(field.name)) continue;
    const values = wanted.get(field.name) ?? [];
    if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
    else if (values.length) field.value = values[0];
  }
}

async function send(draft) {
  const kept = draft.read() ?? { pairs: typed(), key: newKey() };
  const sending = { ...kept, waiting: true };
  draft.write(sending);
  say(told.dataset.sending);
  const body = new URLSearchParams([...sending.pairs, ["csrf", form.elements.csrf.value], ["key", sending.key]]);
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
  } catch {
    say(told.dataset.offline);
    return;
  }
  if (answer.ok && answer.redirected && new URL(answer.url).pathname !== "/login") {
    // Only what was sent is confirmed: something typed meanwhile stays.
    if (draft.read()?.key === sending.key) draft.clear();
    location.assign(answer.url);
    return;
  }
  draft.write({ ...sending, waiting: false });
  if (answer.redirected) {
    say(told.dataset.again, `/login?to=${encodeURIComponent(location.pathname)}`);
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const refused = page.querySelector(".refused, .problem");
  document.querySelector("main > .refused")?.remove();
  document.querySelectorAll(".error").forEach((one) => one.remove());
  if (refused) {
    form.before(document.adoptNode(refused));
    for (const error of page.querySelectorAll(".error[id]")) {
      const field = document.getElementById(error.id.replace(/-error-\d+$/, ""));
      if (field?.matches("fieldset")) field.querySelector("legend").after(document.adoptNode(error));
      else field?.after(document.adoptNode(error));
    }
    refused.tabIndex = -1;
    refused.focus();
  }
  say("");
}

if (form) {
  const draft = new Draft(form.dataset.draft);
  const before = draft.read();
  if (before) {
    fill(before.pairs);
    say(told.dataset.draftTold);
    discard.hidden = false;
    if (before.waiting && navigator.onLine) send(draft);
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
