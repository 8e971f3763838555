// "Verify it yourself": takes the published files, or those chosen from disk, to a worker, and tells what it finds.
const MOST_SHOWN = 500;
const place = document.getElementById("verifier");
const verdict = document.getElementById("verdict");
const steps = [...document.querySelectorAll("#proofs li")];
const texts = new Map([...document.querySelectorAll("#texts li")].map((one) => [one.dataset.code, one.textContent]));
let worker;

const said = (code, values = {}) => (texts.get(code) ?? code).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

document.getElementById("files").addEventListener("submit", async (event) => {
  event.preventDefault();
  begin();
  try {
    const [record, frame] = await Promise.all([chosen("record"), chosen("frame")]);
    if (!record || !frame) return end("bad", said("no-files"));
    worker = new Worker(place.dataset.worker, { type: "module" });
    worker.onmessage = ({ data }) => (data.step ? going(data) : data.report ? told(data.report) : end("bad", said("unreadable")));
    worker.onerror = () => end("bad", said("unreadable"));
    worker.postMessage({ record, frame }, [record.buffer, frame.buffer]);
  } catch {
    end("bad", said("unfetched"));
  }
});

/** The bytes of the file chosen in a field, else of the published one; nothing where there is neither. */
async function chosen(name) {
  const [file] = document.getElementById(name).files;
  if (file) return new Uint8Array(await file.arrayBuffer());
  if (!place.dataset[name]) return null;
  const answer = await fetch(place.dataset[name]);
  if (!answer.ok) throw new Error(answer.statusText);
  return new Uint8Array(await answer.arrayBuffer());
}

function begin() {
  worker?.terminate();
  verdict.className = "verdict";
  verdict.textContent = said("working");
  document.getElementById("wrong").hidden = true;
  for (const one of steps) {
    one.className = "";
    one.querySelector("[data-told]").textContent = "";
    one.querySelector("progress").hidden = true;
  }
}

function going({ step, share }) {
  for (const one of steps) {
    const bar = one.querySelector("progress");
    bar.hidden = one.dataset.step !== step;
    bar.value = share;
  }
}

function told(report) {
  const reached = new Map(report.steps.map((one) => [one.name, one]));
  for (const one of steps) {
    const found = reached.get(one.dataset.step);
    one.className = found ? (found.wrong ? "bad" : "good") : "";
    one.querySelector("progress").hidden = true;
    const code = found ? (found.wrong ? "disagrees" : "agrees") : "not-reached";
    one.querySelector("[data-told]").textContent = said(code, { count: found?.compared, wrong: found?.wrong });
  }
  const { faults } = report;
  if (!faults.length) return end("good", said("good", report));
  const rows = faults.slice(0, MOST_SHOWN).map(({ code, line, expected }) => {
    const row = document.createElement("tr");
    const number = row.appendChild(document.createElement("td"));
    number.className = "number";
    number.textContent = line;
    row.appendChild(document.createElement("td")).textContent = said(code, { expected });
    return row;
  });
  document.getElementById("faults").replaceChildren(...rows);
  document.getElementById("wrong-title").textContent = said("more", { shown: rows.length, faults: faults.length });
  document.getElementById("wrong").hidden = false;
  end("bad", said("bad", { faults: faults.length, line: faults[0].line }));
}

function end(tone, sentence) {
  worker?.terminate();
  verdict.className = `verdict ${tone}`;
  verdict.textContent = sentence;
  verdict.focus();
}
