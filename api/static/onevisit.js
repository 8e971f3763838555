// What the pages cannot do without script: bring what was refused to attention. Everything else is HTML and htmx.
const refused = document.querySelector("[data-focus]");
if (refused) refused.focus();

// htmx shows an answer only where it is a page: one that says "refused" (422) is one too.
document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 422) event.detail.shouldSwap = true;
});
