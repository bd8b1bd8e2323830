"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  // Still pictures in the place of a video, with as much of a video element's interface as is used here.
  class Film extends EventTarget {
    #at = 0; #from = 0; #shown = -1;
    constructor(film) { super(); this.film = film; this.duration = film.duration; this.paused = true; this.readyState = 4; this.error = null; this.#draw(); }
    get ended() { return this.#at >= this.duration; }
    get currentTime() { return this.#at; }
    set currentTime(time) { this.#at = time; this.#from = performance.now() - 1000 * time; this.#draw(); this.#tell("seeked"); }
    #tell(name) { this.dispatchEvent(new Event(name)); }
    #draw() {
      const times = this.film.times, at = Math.max(0, times.findLastIndex(time => time <= this.#at + 0.0005));
      if (at !== this.#shown) document.getElementById("still").src = `data:image/jpeg;base64,${this.film.pictures[this.#shown = at]}`;
    }
    play() {
      if (this.ended) this.#at = 0;
      this.#from = performance.now() - 1000 * this.#at; this.paused = false; this.#tell("play");
      const tick = () => {
        if (this.paused) return;
        this.#at = Math.min((performance.now() - this.#from) / 1000, this.duration);
        this.#draw(); this.#tell("timeupdate");
        if (this.ended) this.pause(); else requestAnimationFrame(tick);
      };
      tick();
    }
    pause() { this.paused = true; this.#tell("pause"); }
  }
  const video = window.player = document.getElementById("video") ?? new Film(window.film), button = document.getElementById("play"), line = document.getElementById("timeline"), clock = document.getElementById("clock");
  const end = Math.max(data.length, data.times.at(-1) ?? 0, 0.001), many = data.targets.length;
  const left = 150, width = 1000, right = 12, axis = 24, row = many === 1 ? 140 : 34, height = many * row + axis;
  const x = time => left + (width - left - right) * Math.min(Math.max(time, 0), end) / end;
  const make = (name, attributes, parent) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    parent?.append(made);
    return made;
  };
  const element = (name, kind, parent, text) => {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    if (text !== undefined) made.textContent = text;
    parent?.append(made);
    return made;
  };
  const figure = make("svg", { viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" }, line);

  data.targets.forEach((target, place) => {
    const top = place * row + 5, tall = row - 10, y = value => top + tall * (1 - value);
    make("rect", { x: left, y: top, width: width - left - right, height: tall, fill: "#f5f5f2" }, figure);
    make("text", { x: left - 8, y: top + tall / 2 + 4, "text-anchor": "end" }, figure).textContent = target;
    for (const end of many === 1 ? [0, 1] : [])
      make("text", { x: left - 8, y: y(end) + 4, "text-anchor": "end" }, figure).textContent = String(end);
    if (data.thresholds[place] !== null) {
      const at = y(data.thresholds[place]);
      make("line", { x1: left, x2: width - right, y1: at, y2: at, stroke: "#a8321a", "stroke-width": 1, "stroke-dasharray": "4 3" }, figure);
    }
    const path = series => series.map((value, at) => `${at ? "L" : "M"}${x(data.times[at]).toFixed(1)} ${y(value).toFixed(1)}`).join("");
    make("path", { d: path(data.raw[place]), fill: "none", stroke: "#9fc3d8", "stroke-width": 1.2 }, figure);
    make("path", { d: path(data.smooth[place]), fill: "none", stroke: "#0b5d8a", "stroke-width": 2 }, figure);
  });
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600], step = steps.find(one => end / one <= 12) ?? 7200;
  for (let time = 0; time <= end; time += step)
    make("text", { x: x(time), y: height - 8, "text-anchor": "middle" }, figure).textContent = spoken(time);
  const cursor = make("line", { id: "cursor", y1: 0, y2: height - axis, stroke: "#1f2328", "stroke-width": 1.5 }, figure);

  const bars = data.targets.map((target, place) => {
    const bar = element("div", "bar", document.getElementById("bars"));
    element("span", "", bar, target + (data.calibrated[place] ? "" : " (raw)"));
    const rail = element("div", "rail", bar), fill = element("div", "fill", rail), notch = element("div", "notch", rail);
    return { fill, notch, value: element("output", "", bar) };
  });
  const table = element("table", "", document.getElementById("table")), head = element("tr", "", element("thead", "", table));
  for (const name of ["time", "frame", ...data.targets]) element("th", "", head, name);
  const body = element("tbody", "", table), rows = data.times.map((time, at) => {
    const made = element("tr", "", body), jump = element("button", "", element("td", "", made), spoken(time));
    jump.type = "button";
    jump.addEventListener("click", () => seek(time));
    element("td", "", made, data.frames[at]);
    data.targets.forEach((_, place) => element("td", "", made, data.smooth[place][at].toFixed(3)));
    return made;
  });

  let current = -2;
  function spoken(time) {
    const minutes = Math.floor(time / 60), seconds = (time - 60 * minutes).toFixed(step < 1 || time % 1 ? 1 : 0);
    return `${minutes}:${seconds.padStart(seconds.includes(".") ? 4 : 2, "0")}`;
  }
  function momentAt(time) {
    let low = 0, high = data.times.length;
    while (low < high) { const middle = (low + high) >> 1; if (data.times[middle] <= time + 0.0005) low = middle + 1; else high = middle; }
    return low - 1;
  }
  function show(time) {
    const at = momentAt(time);
    cursor.setAttribute("x1", x(time)); cursor.setAttribute("x2", x(time));
    const said = at < 0 ? `${spoken(time)}: before the first sampled frame`
      : `${spoken(time)}: ` + (many === 1 ? `${data.targets[0]} ${data.smooth[0][at].toFixed(2)}` : `frame ${data.frames[at]}`);
    line.setAttribute("aria-valuemin", 0); line.setAttribute("aria-valuemax", end.toFixed(2));
    line.setAttribute("aria-valuenow", time.toFixed(2)); line.setAttribute("aria-valuetext", said);
    clock.textContent = said + (at >= 0 && data.missing[at] ? `; ${data.missing[at]} signals missing` : "");
    if (at >= 0 && data.empty[at]) element("span", "outside", clock, "; nothing reached the model here");
    if (at >= 0 && data.outside[at]) element("span", "outside", clock, `; out of the training data's range: ${data.outside[at]}`);
    if (at === current) return;
    rows[current]?.classList.remove("current");
    rows[current = at]?.classList.add("current");
    bars.forEach((bar, place) => {
      const smooth = at < 0 ? 0 : data.smooth[place][at], raw = at < 0 ? 0 : data.raw[place][at];
      bar.fill.style.width = `${100 * smooth}%`; bar.notch.style.left = `calc(${100 * raw}% - 1px)`;
      bar.fill.style.background = at >= 0 && data.empty[at] ? "var(--soft)" : "";
      bar.value.textContent = at < 0 ? "" : smooth.toFixed(2);
    });
  }
  function seek(time) {
    const wanted = Math.min(Math.max(time, 0), end);
    if (video.readyState > 0) video.currentTime = wanted;
    show(wanted);
  }
  const timeOf = event => {
    const box = figure.getBoundingClientRect(), across = (event.clientX - box.left) / box.width * width;
    return (across - left) / (width - left - right) * end;
  };

  line.addEventListener("pointerdown", event => {
    if (event.button !== 0) return;
    line.setPointerCapture(event.pointerId);
    line.focus();
    seek(timeOf(event));
  });
  line.addEventListener("pointermove", event => { if (line.hasPointerCapture(event.pointerId)) seek(timeOf(event)); });
  line.addEventListener("keydown", event => {
    const now = video.readyState > 0 ? video.currentTime : Number(line.getAttribute("aria-valuenow")), at = momentAt(now), far = event.shiftKey ? 10 : 1;
    const to = place => seek(data.times[Math.min(Math.max(place, 0), data.times.length - 1)]);
    switch (event.key) {
      case "ArrowRight": case "ArrowUp": to(at + far); break;
      case "ArrowLeft": case "ArrowDown": to(now - (data.times[at] ?? 0) > 0.3 ? at - far + 1 : at - far); break;
      case "PageUp": to(at + 10); break;
      case "PageDown": to(at - 10); break;
      case "Home": to(0); break;
      case "End": to(data.times.length - 1); break;
      case " ": toggle(); break;
      default: return;
    }
    event.preventDefault();
  });
  const follow = () => { show(video.currentTime); if (!video.paused && !video.ended) requestAnimationFrame(follow); };
  for (const name of ["timeupdate", "seeking", "seeked", "loadedmetadata"]) video.addEventListener(name, () => show(video.currentTime));
  video.addEventListener("play", follow);
  const toggle = () => { if (video.paused) video.play(); else video.pause(); };
  button?.addEventListener("click", toggle);
  for (const name of ["play", "pause"]) video.addEventListener(name, () => { if (button) button.textContent = video.paused ? "Play" : "Pause"; });
  const failed = () => { document.getElementById("problem").hidden = false; };
  video.addEventListener("error", failed);
  if (video.error) failed();
  show(0);
})();
