// What is typed into a form is kept in this tab until the service has taken it: a page that could not be sent, or was
// reloaded, has it again. Without script the form is a plain one. `onevisit.js` forgets it once something was done.
const CONTROL = new Set(["csrf"]);

for (const form of document.querySelectorAll("form[data-kept]")) {
  const name = `onevisit/typed/${form.dataset.kept}/${form.getAttribute("action")}`;
  const typed = () => [...new FormData(form)].filter(([field, value]) => !CONTROL.has(field) && typeof value === "string");
  const before = read(name);
  // A page that was refused holds what was typed already; on one that says it was done nothing is left to do.
  if (before && !document.querySelector(".refused, [data-taken]")) fill(form, before);
  form.addEventListener("input", () => write(name, typed()));
  form.addEventListener("change", () => write(name, typed()));
}

function fill(form, pairs) {
  for (const field of form.elements) {
    if (!field.name || field.type === "hidden") continue;
    const values = pairs.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
    else if (values.length) field.value = values[0];
  }
  form.closest("details")?.setAttribute("open", "");
}

function read(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name));
  } catch {
    return null;
  }
}

function write(name, pairs) {
  try {
    sessionStorage.setItem(name, JSON.stringify(pairs));
  } catch {
    // A full or forbidden store: the form itself still holds everything.
  }
}
