// The timetable: FullCalendar over the visits the server gives for what is shown. A visit that is dragged goes back to
// its place, and the server is asked what the move would break: nothing is decided here.
const NARROW = 640;

function draw(place) {
  const { events, opens, language, movable, views, failed } = place.dataset;
  const [month, week, day, list] = views.split("|");
  const said = place.parentElement.querySelector("[data-said]");
  const narrow = window.innerWidth < NARROW;
  const calendar = new FullCalendar.Calendar(place, {
    locale: language === "zh" ? "zh-cn" : "en-gb",
    timeZone: "UTC",
    firstDay: 1,
    initialDate: opens,
    initialView: narrow ? "listDay" : "dayGridWeek",
    headerToolbar: narrow
      ? { left: "prev,next", center: "title", right: "dayGridMonth,listDay" }
      : { left: "prev,next today", center: "title", right: "dayGridMonth,dayGridWeek,timeGridDay,listWeek" },
    buttonText: { month, week, day, list: list },
    height: "auto",
    slotMinTime: "08:00",
    slotMaxTime: "18:30",
    slotDuration: "00:30",
    allDaySlot: false,
    navLinks: true,
    dayMaxEvents: narrow ? 2 : 5,
    views: { dayGridMonth: { displayEventEnd: false }, dayGridWeek: { dayMaxEvents: 14, displayEventEnd: false }, timeGridDay: { eventMaxStack: 7 } },
    displayEventEnd: true,
    eventDisplay: "block",
    eventTimeFormat: { hour: "2-digit", minute: "2-digit", hour12: false },
    slotLabelFormat: { hour: "2-digit", minute: "2-digit", hour12: false },
    editable: movable === "yes",
    eventDurationEditable: false,
    longPressDelay: 400,
    events: { url: events, failure: () => { said.textContent = failed; } },
    loading: (going) => { place.setAttribute("aria-busy", String(going)); if (going) said.textContent = ""; },
    eventDidMount: ({ event, el }) => { if (event.display !== "background") el.title = `${event.startStr.slice(11, 16)} ${event.title}`; },
    eventDrop: ({ event, view, revert }) => {
      const asked = { held_on: event.startStr.slice(0, 10) };
      if (view.type.startsWith("timeGrid")) asked.at = event.startStr.slice(11, 16);
      const address = `${event.url}/move?${new URLSearchParams(asked)}`;
      revert();
      htmx.ajax("GET", address, { target: "#answer", select: "#answer", swap: "outerHTML" }).then(() => {
        document.querySelector("#answer").focus();
        document.querySelector("#answer").scrollIntoView({ block: "nearest" });
      });
    },
  });
  calendar.on("datesSet", () => nameParts(place));
  calendar.on("eventsSet", () => nameParts(place));
  calendar.render();
  nameParts(place);
  place.calendar = calendar;
}

// What FullCalendar leaves nameless for readers of screens: its icons are ornament, a link to more visits is a button.
function nameParts(place) {
  requestAnimationFrame(() => {
    for (const icon of place.querySelectorAll(".fc-icon[role]")) {
      icon.removeAttribute("role");
      icon.setAttribute("aria-hidden", "true");
    }
    for (const more of place.querySelectorAll(".fc-more-link")) {
      more.setAttribute("role", "button");
      if (!more.getAttribute("aria-controls")) more.removeAttribute("aria-controls");
    }
  });
}

function drawAll() {
  for (const place of document.querySelectorAll(".calendar:not(.fc)")) draw(place);
}

drawAll();
document.body.addEventListener("htmx:afterSettle", drawAll);
