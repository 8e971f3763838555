// How far an import is, told while its answer is waited for. Without script the browser shows that it waits.
const told = document.querySelector("[data-under-way]");
const LOOK_MILLISECONDS = 1000;

async function look() {
  try {
    const answer = await fetch("/api/v1/imports/under-way", { headers: { Accept: "application/json" } });
    if (answer.ok) show((await answer.json()).at(-1));
  } catch {
    // The next look may reach the service again; the import itself is answered for by the form.
  }
}

function show(progress) {
  if (!progress) return;
  const bar = told.querySelector("progress");
  told.hidden = false;
  told.querySelector("span").textContent = told.dataset[progress.step] ?? "";
  if (progress.total) {
    bar.max = progress.total;
    bar.value = progress.done;
  } else {
    bar.removeAttribute("value");
  }
}

document.querySelector("[data-importing]")?.addEventListener("submit", () => {
  setInterval(look, LOOK_MILLISECONDS);
});
