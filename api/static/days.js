// The month beside a field for dates: the server draws it (`/days/month`); here it is opened, walked through with the
// arrow keys, and closed once a day is chosen, which fills the field. Without script one types.
const DAYS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const MONTHS = { PageUp: -1, PageDown: 1 };

// Fields may come later than the page.
document.body.addEventListener("htmx:load", (event) => {
  for (const opener of event.detail.elt.querySelectorAll("[data-month]")) opener.hidden = false;
});

document.body.addEventListener("htmx:beforeRequest", (event) => {
  if (!event.target.matches("[data-month]")) return;
  const open = event.target.getAttribute("aria-expanded") === "true";
  close();
  if (open) event.preventDefault();
});

document.body.addEventListener("htmx:afterSwap", (event) => {
  const month = event.target;
  if (!month.matches(".month")) return;
  openerOf(month).setAttribute("aria-expanded", "true");
  month.classList.remove("turned");
  month.classList.toggle("turned", month.getBoundingClientRect().right > document.documentElement.clientWidth);
});

document.body.addEventListener("click", (event) => {
  const day = event.target.closest(".month [data-day]");
  if (day) choose(day);
  else if (!event.target.closest(".month, [data-month]")) close();
});

document.body.addEventListener("focusout", (event) => {
  const month = event.target.closest(".month");
  if (month && event.relatedTarget && !month.parentElement.contains(event.relatedTarget)) close();
});

document.body.addEventListener("keydown", (event) => {
  const month = event.target.closest(".month");
  if (!month || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape") {
    const opener = openerOf(month);
    close();
    opener.focus();
    event.preventDefault();
    return;
  }
  const day = event.target.dataset.day;
  const next = day && dayOn(event.key, day, event.target);
  if (!next) return;
  event.preventDefault();
  reach(month, next);
});

// A span that would end before it begins is of one day: its last day follows its first.
document.body.addEventListener("change", (event) => {
  const first = event.target;
  const last = first.dataset.last && document.getElementById(first.dataset.last);
  if (!last || !first.value || last.value >= first.value) return;
  last.value = first.value;
  last.dispatchEvent(new Event("change", { bubbles: true }));
});

function openerOf(month) {
  return month.parentElement.querySelector("[data-month]");
}

function close() {
  for (const month of document.querySelectorAll(".month:not(:empty)")) {
    month.replaceChildren();
    openerOf(month).setAttribute("aria-expanded", "false");
  }
}

function choose(day) {
  const month = day.closest(".month");
  const field = month.parentElement.querySelector("input");
  const opener = openerOf(month);
  field.value = day.dataset.day;
  close();
  opener.focus();
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
}

// The day that a key leads to, as the ISO 8601 date.
function dayOn(key, day, button) {
  const week = [...button.closest("tr").querySelectorAll("[data-day]")];
  if (key === "Home" || key === "End") return week.at(key === "Home" ? 0 : -1).dataset.day;
  const to = new Date(`${day}T00:00:00Z`);
  if (key in DAYS) to.setUTCDate(to.getUTCDate() + DAYS[key]);
  else if (key in MONTHS) {
    to.setUTCMonth(to.getUTCMonth() + MONTHS[key] + 1, 0); // the last day of that month
    to.setUTCDate(Math.min(to.getUTCDate(), Number(day.slice(8))));
  } else return "";
  return to.toISOString().slice(0, 10);
}

async function reach(month, day) {
  const there = () => month.querySelector(`[data-day="${day}"]`);
  if (!there()) await htmx.ajax("GET", `/days/month?month_of=${day}`, { source: month, target: month });
  if (!there()) return;
  for (const stop of month.querySelectorAll("[data-day][tabindex='0']")) stop.tabIndex = -1;
  there().tabIndex = 0;
  there().focus();
}
