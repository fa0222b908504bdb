"use strict";

const PERIOD = 2000;
const MOST_ROWS = 25;
/* Which colour stands for which reason, whatever else there is. */
const REASONS = { concurrency: 0, time: 1, trap: 2, memory: 3, cpu: 4, host: 5, stack: 6 };
const OTHER = 7;
const SVG = "http://www.w3.org/2000/svg";

const byId = (id) => document.getElementById(id);
const view = { sort: "rate", descending: true, list: "failures", scope: "", data: null, lost: false };

/* Everything that is shown was written by somebody else: only textContent and attributes are ever set. */

function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== ""));
  return made;
}

function drawing(name, attributes = {}, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

/* Numbers */

function short(number) {
  if (number === 0) return "0";
  if (number < 10) return number.toFixed(number < 1 ? 2 : 1).replace(/\.?0+$/, "");
  if (number < 1e4) return Math.round(number).toLocaleString("en");
  return Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 }).format(number);
}

function milliseconds(value) {
  if (value === undefined) return "–";
  if (value >= 1000) return short(value / 1000) + " s";
  return value < 1 ? short(value * 1000) + " µs" : short(value) + " ms";
}

function bytes(value) {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return short(value) + " " + units[unit];
}

function percent(part, all) {
  if (!all) return "–";
  const value = (part / all) * 100;
  return value === 0 ? "0 %" : value < 0.1 ? "< 0.1 %" : value.toFixed(value < 10 ? 1 : 0) + " %";
}

function span(seconds) {
  const parts = [[86400, "d"], [3600, "h"], [60, "min"], [1, "s"]];
  const first = parts.findIndex(([length]) => seconds >= length);
  if (first < 0) return "0 s";
  return parts
    .slice(first, first + 2)
    .map(([length, unit], i) => Math.floor((i ? seconds % parts[first][0] : seconds) / length) + " " + unit)
    .filter((text) => !text.startsWith("0 "))
    .join(" ");
}

const clock = (time) => new Date(time).toLocaleTimeString("en-GB");

/* Charts */

function niceMaximum(value) {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 3, 4, 5, 6, 8, 10].map((factor) => factor * power).find((limit) => limit >= value * 0.999);
}

const charts = new Map();

function scale(kind, values, top, bottom) {
  const place = (part) => bottom - (bottom - top) * part;
  if (kind !== "lines") {
    const maximum = niceMaximum(Math.max(0, ...values));
    return { y: (value) => place(value / maximum), ticks: [0, maximum / 2, maximum] };
  }
  const known = values.filter((value) => value > 0).map(Math.log10);
  const least = known.length ? Math.floor(Math.min(...known)) : 0;
  const most = Math.max(least + 1, Math.ceil(Math.max(least, ...known)));
  const ticks = Array.from({ length: most - least + 1 }, (_, i) => 10 ** (least + i));
  return { y: (value) => place((Math.log10(value) - least) / (most - least)), ticks };
}

/* series: [{name, values, colour}], with null where there is nothing; kind: "area", "stack" or, on a logarithmic scale, "lines". */
function chart(id, spec) {
  charts.set(id, spec);
  const place = byId(id);
  const width = Math.max(place.clientWidth, 200);
  const height = 152;
  const box = { left: 46, right: width - 6, top: 8, bottom: height - 20 };
  const count = spec.series.length ? spec.series[0].values.length : spec.times.length;
  const stacked = [];
  for (const { values } of spec.series) {
    const below = stacked.at(-1);
    stacked.push(spec.kind === "stack" && below ? values.map((value, i) => value + below[i]) : values);
  }
  const { y, ticks } = scale(spec.kind, stacked.flat(), box.top, box.bottom);
  const x = (i) => box.left + ((box.right - box.left) * i) / Math.max(1, count - 1);
  const svg = drawing("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": spec.label });
  drawAxes(svg, box, spec, ticks, x, y);
  for (let i = stacked.length - 1; i >= 0; i--) {
    drawSeries(svg, spec.kind, spec.series[i].colour, stacked[i], i ? stacked[i - 1] : null, x, y);
  }
  const cursor = drawing("line", { class: "cursor", y1: box.top, y2: box.bottom, visibility: "hidden" });
  svg.append(cursor);
  const legend = element("ul", { class: "legend" });
  const show = (at) => {
    spec.at = at;
    if (at === undefined) cursor.setAttribute("visibility", "hidden");
    else for (const [key, value] of [["x1", x(at)], ["x2", x(at)], ["visibility", "visible"]]) cursor.setAttribute(key, value);
    drawLegend(legend, spec, at);
  };
  const point = (event) => {
    const left = event.clientX - svg.getBoundingClientRect().left;
    const at = Math.round(((left - box.left) / (box.right - box.left)) * (count - 1));
    show(Math.min(count - 1, Math.max(0, at)));
  };
  svg.addEventListener("pointermove", point);
  svg.addEventListener("pointerdown", point);
  svg.addEventListener("pointerleave", () => show(undefined));
  show(spec.at);
  place.replaceChildren(svg, legend);
}

function drawAxes(svg, box, spec, ticks, x, y) {
  for (const tick of ticks) {
    const at = Math.round(y(tick)) + 0.5;
    svg.append(drawing("line", { class: "grid", x1: box.left, x2: box.right, y1: at, y2: at }));
    svg.append(drawing("text", { x: box.left - 6, y: at + 4, "text-anchor": "end" }, spec.format(tick)));
  }
  spec.times.forEach((time, i) => {
    if (time % 300000 >= spec.step || x(i) < box.left + 16 || x(i) > box.right - 12) return;
    svg.append(drawing("text", { x: x(i), y: box.bottom + 15, "text-anchor": "middle" }, clock(time).slice(0, 5)));
  });
}

function drawSeries(svg, kind, colour, values, below, x, y) {
  const points = values.map((value, i) => (value === null ? null : `${x(i).toFixed(1)},${y(value).toFixed(1)}`));
  const pieces = points.map((point, i) => (point === null ? "" : (points[i - 1] ? "L" : "M") + point));
  if (kind !== "lines") {
    const base = values.map((_, i) => `L${x(i).toFixed(1)},${y(below ? below[i] : 0).toFixed(1)}`).reverse();
    const fill = kind === "stack" ? `fill${colour}` : `area fill${colour}`;
    svg.append(drawing("path", { class: fill, d: pieces.join("") + base.join("") + "Z" }));
  }
  if (kind !== "stack") {
    // A point between two gaps is a line to itself.
    const alone = (i) => points[i] && !points[i - 1] && !points[i + 1];
    const d = pieces.map((piece, i) => (alone(i) ? piece + "L" + points[i] : piece)).join("");
    svg.append(drawing("path", { class: `curve line${colour}`, d }));
  }
}

function drawLegend(legend, spec, at) {
  const items = spec.series.map(({ name, values, colour }) => {
    const value = at === undefined ? undefined : values[at];
    const text = value === undefined || value === null ? "" : " " + spec.format(value);
    return element("li", {}, element("i", { class: `fill${colour}` }), name, element("b", {}, text));
  });
  if (at !== undefined) items.unshift(element("li", {}, clock(spec.times[at])));
  if (!spec.series.length) items.push(element("li", {}, "none"));
  legend.replaceChildren(...items);
}

function spark(values) {
  const maximum = Math.max(1, ...values);
  const svg = drawing("svg", { viewBox: "0 0 128 27", preserveAspectRatio: "none", "aria-hidden": "true" });
  const step = 128 / Math.max(1, values.length - 1);
  const line = values.map((value, i) => `${i ? "L" : "M"}${(i * step).toFixed(1)},${(25 - (23 * value) / maximum).toFixed(1)}`).join("");
  svg.append(drawing("path", { class: "area fill0", d: line + "L128,25L0,25Z" }));
  svg.append(drawing("path", { class: "curve line0", d: line }));
  return svg;
}

function drawCharts(data) {
  const { series } = data;
  const step = series.step_seconds * 1000;
  const last = Math.floor(Date.parse(data.time) / step) * step;
  const times = series.calls.map((_, i) => last - (series.calls.length - 1 - i) * step);
  const perSecond = (values) => values.map((value) => value / series.step_seconds);
  const whereCalled = (values) => values.map((value, i) => (series.calls[i] ? value : null));
  const common = { times, step };
  const draw = (id, spec) => chart(id, { ...common, at: charts.get(id)?.at, ...spec });
  draw("chart-calls", { kind: "area", label: "Requests per second", format: short, series: [{ name: "requests", colour: 0, values: perSecond(series.calls) }] });
  draw("chart-latency", {
    kind: "lines",
    label: "Latency",
    format: milliseconds,
    series: ["p50", "p95", "p99"].map((name, colour) => ({ name, colour, values: whereCalled(series[name + "_ms"]) })),
  });
  draw("chart-failures", {
    kind: "stack",
    label: "Failures per second",
    format: short,
    series: Object.entries(series.failures).map(([name, values]) => ({ name, colour: REASONS[name] ?? OTHER, values: perSecond(values) })),
  });
}

/* Tiles and what is known of one function */

function drawTiles(data) {
  const { minute, process, functions } = data;
  const chosen = view.scope ? functions.filter(({ name }) => name === view.scope) : functions;
  const sum = (key) => chosen.reduce((total, each) => total + each[key], 0);
  const tile = (name, value, note, bad) =>
    element("div", { class: bad ? "bad" : undefined }, element("dt", {}, name), element("dd", {}, value, note ? element("small", {}, note) : ""));
  const heap = process.heap_max_bytes > 0 ? "of " + bytes(process.heap_max_bytes) : "";
  byId("tiles").replaceChildren(
    tile("Requests/s", short(minute.calls / 60)),
    tile("Failures", percent(minute.failures, minute.calls), "", minute.failures > minute.calls / 20),
    tile("p50", milliseconds(minute.p50_ms)),
    tile("p99", milliseconds(minute.p99_ms)),
    tile("Running", short(sum("running")), sum("waiting") ? short(sum("waiting")) + " waiting" : ""),
    tile("Idle instances", short(sum("idle_instances"))),
    tile("Heap", bytes(process.heap_bytes), heap),
    tile("Processors", short(processorsInUse(data)), "of " + process.processors),
  );
}

let processorTimes = [];

/* Over about ten seconds. */
function processorsInUse(data) {
  processorTimes.push([Date.parse(data.time) / 1000, data.process.cpu_seconds]);
  processorTimes = processorTimes.slice(-6);
  const [[from, before], [to, after]] = [processorTimes[0], processorTimes.at(-1)];
  return to > from ? Math.max(0, (after - before) / (to - from)) : 0;
}

function drawAbout(data) {
  const about = byId("about");
  const chosen = data.functions.find(({ name }) => name === view.scope);
  about.hidden = !chosen;
  if (!chosen) return;
  const { metadata, limits } = chosen;
  const facts = [
    ["Routes", chosen.routes.join(", ")],
    ["Module", chosen.module + (chosen.module_bytes ? `, ${bytes(chosen.module_bytes)}` : ", not loaded")],
    ["Interface", chosen.interface],
    ["Version", metadata.version],
    ["Input", metadata.input],
    ["Output", metadata.output],
    ["Memory", "at most " + bytes(limits.memory_bytes)],
    ["Stack", bytes(limits.stack_bytes)],
    ["Time", milliseconds(limits.time_ms)],
    ["Processor time", limits.cpu_time_ms && milliseconds(limits.cpu_time_ms)],
    ["Fuel", limits.fuel !== undefined ? short(limits.fuel) : ""],
    ["Request, response", bytes(limits.request_bytes) + ", " + bytes(limits.response_bytes)],
    ["At once, waiting", short(limits.concurrency) + ", " + short(limits.queue)],
    ["Hosts", chosen.allowed_hosts.join(", ")],
  ];
  const list = element("dl");
  for (const [name, value] of facts) {
    if (value) list.append(element("div", {}, element("dt", {}, name), element("dd", {}, value)));
  }
  about.replaceChildren(...(metadata.description ? [element("p", {}, metadata.description)] : []), list);
}

/* Functions */

const COLUMNS = {
  name: (each) => each.name,
  rate: (each) => each.minute.calls,
  failing: (each) => each.minute.failures / Math.max(1, each.minute.calls),
  p50: (each) => each.minute.p50_ms ?? 0,
  p99: (each) => each.minute.p99_ms ?? 0,
  running: (each) => each.running + each.waiting,
  idle: (each) => each.idle_instances,
};

function compare(a, b) {
  const [first, second] = [COLUMNS[view.sort](a), COLUMNS[view.sort](b)];
  const order = typeof first === "string" ? first.localeCompare(second) : first - second;
  return (view.descending ? -order : order) || a.name.localeCompare(b.name);
}

function row(each) {
  const { minute } = each;
  const about = each.metadata.description || each.routes.join(", ");
  const failing = minute.failures > minute.calls / 20 ? "bad" : minute.failures ? "warn" : "faint";
  const cell = (text, kind) => element("td", { class: kind }, text);
  return element(
    "tr",
    {},
    element("td", {}, element("a", { href: "#function=" + encodeURIComponent(each.name) }, each.name), element("small", { title: about }, about)),
    element("td", { class: "trend" }, spark(each.calls)),
    cell(short(minute.calls / 60)),
    cell(percent(minute.failures, minute.calls), failing),
    cell(milliseconds(minute.p50_ms)),
    cell(milliseconds(minute.p99_ms)),
    cell(each.running + (each.waiting ? ` + ${each.waiting}` : ""), each.waiting ? "warn" : undefined),
    cell(String(each.idle_instances), "faint"),
  );
}

function drawFunctions(data) {
  byId("functions").hidden = view.scope !== "";
  const wanted = byId("search").value.trim().toLowerCase();
  const text = (each) => [each.name, each.metadata.description ?? "", ...each.routes].join("\n").toLowerCase();
  const found = data.functions.filter((each) => text(each).includes(wanted)).sort(compare);
  byId("function-count").textContent = wanted ? `${found.length} of ${data.functions.length}` : data.functions.length;
  byId("rows").replaceChildren(...found.slice(0, MOST_ROWS).map(row));
  const more = byId("more-functions");
  more.hidden = found.length > 0 && found.length <= MOST_ROWS;
  more.textContent = found.length ? `and ${found.length - MOST_ROWS} more, which a search finds` : "none";
  for (const button of document.querySelectorAll("[data-sort]")) {
    if (button.dataset.sort === view.sort) button.setAttribute("aria-sort", view.descending ? "descending" : "ascending");
    else button.removeAttribute("aria-sort");
  }
}

/* Lists */

function call(entry) {
  const status = entry.status >= 500 ? "bad" : entry.status >= 400 ? "warn" : "faint";
  const failed = entry.outcome !== "answered";
  return element(
    "li",
    { title: "request " + entry.request_id },
    element("time", { class: "faint", datetime: entry.time }, clock(entry.time)),
    element("span", { class: status }, String(entry.status)),
    element("span", { class: "where" }, entry.function ?? "–"),
    element("span", { class: "what" }, entry.method + " " + entry.target),
    element("span", { class: "much" }, bytes(entry.response_bytes) + " · " + milliseconds(entry.duration_ms)),
    failed ? element("span", { class: "what detail" }, entry.outcome + (entry.detail ? ": " + entry.detail : "")) : "",
  );
}

function line(entry) {
  const level = { error: "bad", warn: "warn" }[entry.level] ?? "faint";
  return element(
    "li",
    { title: entry.request_id ? "request " + entry.request_id : undefined },
    element("time", { class: "faint", datetime: entry.time }, clock(entry.time)),
    element("span", { class: level }, entry.level),
    element("span", { class: "where" }, entry.function ?? "server"),
    element("span", { class: "what" }, entry.text),
  );
}

function drawEntries(data) {
  const entries = data[view.list];
  byId("entries").replaceChildren(...entries.map(view.list === "logs" ? line : call));
  const none = byId("no-entries");
  none.hidden = entries.length > 0;
  none.textContent = { failures: "No failures.", calls: "No requests yet.", logs: "Nothing was logged." }[view.list];
  for (const button of document.querySelectorAll("[data-list]")) {
    button.setAttribute("aria-pressed", String(button.dataset.list === view.list));
  }
}

/* All of it */

function draw() {
  const { data, lost } = view;
  const state = byId("state");
  state.className = lost ? "lost" : data ? "live" : "";
  if (!data) {
    state.textContent = lost ? "the server does not answer" : "loading";
    return;
  }
  const age = (Date.parse(data.time) - Date.parse(data.started)) / 1000;
  state.textContent = lost ? "the server does not answer, since " + clock(data.time) : "up for " + span(age);
  document.title = (view.scope ? view.scope + " – " : "") + data.service;
  byId("service").textContent = data.service;
  byId("scope").textContent = view.scope;
  drawTiles(data);
  drawAbout(data);
  drawCharts(data);
  drawFunctions(data);
  drawEntries(data);
}

let turn = 0;

async function refresh() {
  const mine = ++turn;
  const scope = view.scope;
  let answer = null;
  try {
    const response = await fetch("status.json" + (scope ? "?function=" + encodeURIComponent(scope) : ""), { signal: AbortSignal.timeout(10000) });
    if (response.ok) answer = await response.json();
  } catch {
    answer = null;
  }
  if (mine !== turn) return;
  view.lost = answer === null;
  view.data = answer ?? view.data;
  // Whoever marks text or points at something does not want it taken away.
  if (getSelection().isCollapsed || view.lost) draw();
  setTimeout(() => mine === turn && refresh(), document.hidden ? PERIOD * 10 : PERIOD);
}

function choose() {
  view.scope = decodeURIComponent(/^#function=(.*)$/.exec(location.hash)?.[1] ?? "");
  refresh();
}

addEventListener("hashchange", choose);
document.addEventListener("visibilitychange", () => document.hidden || refresh());
byId("search").addEventListener("input", draw);
byId("tabs").addEventListener("click", ({ target }) => {
  if (target.dataset.list) {
    view.list = target.dataset.list;
    draw();
  }
});
document.querySelector("thead").addEventListener("click", ({ target }) => {
  const sort = target.dataset.sort;
  if (!sort) return;
  view.descending = sort === view.sort ? !view.descending : sort !== "name";
  view.sort = sort;
  draw();
});
addEventListener("resize", () => charts.forEach((spec, id) => chart(id, spec)));
choose();
