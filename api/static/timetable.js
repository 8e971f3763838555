// The timetable: FullCalendar over the visits the server gives for what is shown. A visit that is dragged goes back to
// its place, and the server is asked what the move would break: nothing is decided here.
const NARROW = 640;
const DAY_MILLISECONDS = 86_400_000;
const WEEK = 7;

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
    lazyFetching: false,
    eventOrder: "last,start,-duration,title",
    views: { dayGridMonth: { displayEventEnd: false }, dayGridWeek: { displayEventEnd: false }, timeGridDay: { eventMaxStack: 7 } },
    displayEventEnd: true,
    eventDisplay: "block",
    eventTimeFormat: { hour: "2-digit", minute: "2-digit", hour12: false },
    slotLabelFormat: { hour: "2-digit", minute: "2-digit", hour12: false },
    editable: movable === "yes",
    eventDurationEditable: false,
    longPressDelay: 400,
    events: (asked, done, fail) => fetchEvents(events, asked, narrow).then(done, (error) => { said.textContent = failed; fail(error); }),
    loading: (going) => { place.setAttribute("aria-busy", String(going)); if (going) said.textContent = ""; },
    eventDidMount: ({ event, el }) => { if (event.display !== "background") el.title = `${event.startStr.slice(11, 16)} ${event.title}`; },
    eventDrop: ({ event, view, revert }) => {
      const asked = { held_on: event.startStr.slice(0, 10) };
      if (view.type.startsWith("timeGrid")) asked.at = event.startStr.slice(11, 16);
      const address = `${event.url}/move?${new URLSearchParams(asked)}`;
      revert();
      htmx.ajax("GET", address, { target: "#answer", select: "#answer", swap: "outerHTML ignoreTitle:true" }).then(() => {
        document.querySelector("#answer").focus();
        document.querySelector("#answer").scrollIntoView({ block: "nearest" });
      });
    },
  });
  calendar.on("eventClick", ({ event, jsEvent }) => {
    if (event.allDay && !jsEvent.ctrlKey && !jsEvent.metaKey) {
      jsEvent.preventDefault();
      calendar.changeView(narrow ? "listDay" : "timeGridDay", event.start);
    }
  });
  calendar.on("datesSet", () => nameParts(place));
  calendar.on("eventsSet", () => nameParts(place));
  calendar.render();
  nameParts(place);
  place.calendar = calendar;
}

// The visits of the days that are shown; of a day at most as many as there is room for, the rest as one line.
async function fetchEvents(address, { start, end, startStr, endStr }, narrow) {
  const days = (end - start) / DAY_MILLISECONDS;
  const most = days > WEEK ? (narrow ? 2 : 5) : days > 1 ? 14 : 0;
  const asked = new URL(address, window.location.href);
  asked.searchParams.set("start", startStr);
  asked.searchParams.set("end", endStr);
  if (most) asked.searchParams.set("most", most);
  const answer = await fetch(asked, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

// What FullCalendar names badly for readers of screens: its icons are ornament, a day is more than its number.
function nameParts(place) {
  requestAnimationFrame(() => {
    for (const icon of place.querySelectorAll(".fc-icon[role]")) {
      icon.removeAttribute("role");
      icon.setAttribute("aria-hidden", "true");
    }
    for (const day of place.querySelectorAll("td[role=gridcell][aria-labelledby]")) day.removeAttribute("aria-labelledby");
  });
}

function drawAll() {
  for (const place of document.querySelectorAll(".calendar:not(.fc)")) draw(place);
}

drawAll();
document.body.addEventListener("htmx:afterSettle", drawAll);
