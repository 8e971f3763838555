// What ical.js and node-ical read in a calendar: node parsers.cjs FOLDER_WITH_MODULES FILE prints JSON.
const fs = require("fs");
const { createRequire } = require("module");

const load = createRequire(process.argv[2] + "/");
const text = fs.readFileSync(process.argv[3], "utf8");

function byIcalJs() {
  const loaded = load("ical.js");
  const ICAL = loaded.default || loaded;
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      status: component.getFirstPropertyValue("status"),
      start: event.startDate.toJSDate().toISOString(),
      summary: event.summary,
      alarms: component.getAllSubcomponents("valarm").length,
    };
  });
}

function byNodeIcal() {
  const events = Object.values(load("node-ical").sync.parseICS(text)).filter((one) => one.type === "VEVENT");
  return events.map((event) => ({
    uid: event.uid,
    sequence: Number(event.sequence),
    status: event.status,
    start: new Date(event.start).toISOString(),
    summary: event.summary,
    alarms: (event.alarms || []).length,
  }));
}

console.log(JSON.stringify({ "ical.js": byIcalJs(), "node-ical": byNodeIcal() }));
