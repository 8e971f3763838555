// Many to tick: a text narrows what is shown, what is shown is ticked at once, and how many are ticked is told. What is
// ticked stays in sight. Without script all of them are shown.
for (const tools of document.querySelectorAll("[data-picks]")) {
  const among = tools.closest("fieldset");
  const boxes = [...among.querySelectorAll("input[type=checkbox]")];
  const asked = tools.querySelector("input");
  const told = tools.querySelector("[role=status]");

  const count = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    told.textContent = tools.dataset.picks.replace("{count}", ticked).replace("{all}", boxes.length);
  };
  const narrow = () => {
    const text = asked.value.trim().toLowerCase();
    for (const box of boxes) {
      const label = box.closest("label");
      label.hidden = !box.checked && !label.textContent.toLowerCase().includes(text);
    }
    for (const group of among.querySelectorAll(".group")) group.hidden = isEmpty(group);
  };
  const tick = (checked) => {
    for (const box of boxes) if (!box.closest("label").hidden) box.checked = checked;
    count();
  };

  tools.hidden = false;
  asked.addEventListener("input", narrow);
  asked.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault()); // nothing is sent yet
  among.addEventListener("change", count);
  tools.querySelector("[data-all]")?.addEventListener("click", () => tick(true));
  tools.querySelector("[data-none]")?.addEventListener("click", () => tick(false));
  count();
}

// Whether nothing below a heading is shown, up to the next one.
function isEmpty(group) {
  for (let next = group.nextElementSibling; next && !next.matches(".group"); next = next.nextElementSibling) {
    if (!next.hidden) return false;
  }
  return true;
}
