// A file that takes long to make is fetched: one sees that it is being made and for how long, and asks for it once.
for (const form of document.querySelectorAll("form[data-making]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    make(form, form.querySelector("button:not([type])"), form.querySelector("[role=status]"));
  });
}

async function make(form, button, status) {
  const begun = Date.now();
  const passed = form.querySelector(".seconds");
  const ticking = setInterval(() => { passed.textContent = `${Math.round((Date.now() - begun) / 1000)} s`; }, 1000);
  status.textContent = form.dataset.making;
  button.disabled = true;
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (!answer.ok) return form.submit(); // what is refused is refused at once, and its page says why
    save(await answer.blob(), answer.headers.get("Content-Disposition"));
    status.textContent = form.dataset.made;
  } catch {
    status.textContent = form.dataset.lost;
  } finally {
    clearInterval(ticking);
    passed.textContent = "";
    button.disabled = false;
  }
}

function save(file, disposition) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = decodeURIComponent(disposition.split("filename*=UTF-8''")[1]);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
