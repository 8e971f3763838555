// Charts over the tables beside them: the head names the series, the first column the places along the axis. The table
// is what is true, filtered and sorted too; the chart shows it at a glance, in the colours of the style sheet.
const style = getComputedStyle(document.documentElement);
const token = (name) => style.getPropertyValue(name).trim();

function read(table) {
  const names = [...table.querySelectorAll("thead th")].slice(1).map((cell) => cell.textContent.trim());
  const rows = [...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent.trim()));
  return { names, places: rows.map((row) => row[0]), columns: names.map((_, at) => rows.map((row) => Number(row[at + 1]) || 0)) };
}

function draw(figure) {
  const table = figure.querySelector("table");
  const place = figure.querySelector(".canvas");
  place.hidden = !table;
  if (!table) return;
  const { names, places, columns } = read(table);
  const drawn = (figure.dataset.columns || "").split(",").filter(Boolean).map(Number);
  const chosen = drawn.length ? drawn : names.map((_, at) => at);
  const chart = echarts.getInstanceByDom(place) || echarts.init(place, null, { renderer: "svg" });
  const colours = [token("--accent"), token("--alone"), token("--attention")];
  chart.setOption({
    animation: false,
    color: colours,
    textStyle: { fontFamily: token("--type"), color: token("--ink-soft") },
    grid: { left: 8, right: 8, top: 36, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10 },
    tooltip: { trigger: "axis", renderMode: "richText", valueFormatter: String },
    xAxis: { type: "category", data: places },
    yAxis: { type: "value", axisLabel: { formatter: String }, splitLine: { lineStyle: { color: token("--line") } } },
    series: chosen.map((at) => ({ name: names[at], type: "bar", data: columns[at], barMaxWidth: 22 })),
  });
}

const figures = [...document.querySelectorAll("figure.chart")];
figures.forEach(draw);
document.addEventListener("htmx:afterSettle", () => figures.forEach(draw));
window.addEventListener("resize", () => figures.forEach((one) => echarts.getInstanceByDom(one.querySelector(".canvas"))?.resize()));
