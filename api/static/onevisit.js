// What the pages cannot do without script: bring to attention what was refused, and where one is in a narrow
// navigation. Everything else is HTML and htmx.
document.querySelector("[data-focus]")?.focus();
for (const here of document.querySelectorAll(".side [aria-current], .tabs [aria-current], .across [aria-current]")) {
  here.scrollIntoView({ block: "nearest", inline: "center" });
}

// A step that was refused leads back to the page it was on.
const back = document.querySelector("[data-back]");
if (back && history.length > 1) {
  back.hidden = false;
  back.addEventListener("click", () => history.back());
}

// What a form kept (`kept.js`) is forgotten once something was done.
if (document.querySelector("[data-taken]")) {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith("onevisit/typed/")) sessionStorage.removeItem(name);
}

// htmx shows an answer only where it is a page: one that says "refused" (422) is one too.
document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 422) event.detail.shouldSwap = true;
});

// What takes long says so while one waits, and is sent once.
for (const form of document.querySelectorAll("form[data-busy]")) {
  form.addEventListener("submit", () => {
    form.querySelector("[role=status]").textContent = form.dataset.busy;
    form.querySelector("button:not([type])").disabled = true;
  });
}
