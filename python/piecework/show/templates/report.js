"use strict";
// Stands before plotly.js, so that buttons answer while that is read. Draws each figure when it comes near the window, and
// again in the other language. Reads nothing but this page.
(() => {
  const figures = JSON.parse(document.getElementById("figures").textContent);
  const plots = [...document.querySelectorAll("[data-figure]")];
  const drawn = new Set();
  const paper = { width: 660, height: 860 }; // pixels between the margins of A4, less caption and result
  const still = { displayModeBar: false, responsive: true, scrollZoom: false, doubleClick: false };
  const language = () => document.documentElement.lang;

  // A text in both languages is an object with the keys en and fr; everything else stays as it is.
  const inLanguage = (value, at) => {
    if (Array.isArray(value)) return value.map((each) => inLanguage(each, at));
    if (value === null || typeof value !== "object") return value;
    if (typeof value.en === "string" && typeof value.fr === "string") return value[at];
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inLanguage(each, at)]));
  };

  const draw = (plot, onPaper) => {
    const { data, layout } = inLanguage(figures[plot.dataset.figure], language());
    layout.autosize = !onPaper;
    if (onPaper) Object.assign(layout, { width: paper.width, height: Math.min(layout.height, paper.height) });
    layout.separators = language() === "fr" ? ",\u202f" : ".,";
    drawn.add(plot);
    return Plotly.react(plot, data, layout, still).then(() => { plot.dataset.drawn = language(); });
  };

  const isShown = (plot) => plot.offsetParent !== null;
  const watcher = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting && !drawn.has(target)) draw(target);
  }, { rootMargin: "600px" });

  const speak = (at) => {
    document.documentElement.lang = at;
    for (const button of document.querySelectorAll("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === at));
    }
    for (const element of document.querySelectorAll("title, option")) element.textContent = element.dataset[at];
    for (const plot of drawn) draw(plot);
  };

  const choose = (key) => {
    for (const part of document.querySelectorAll("[data-choice]")) part.hidden = part.dataset.choice !== key;
    for (const plot of plots) if (window.Plotly && isShown(plot) && plot.closest(`[data-choice="${key}"]`)) draw(plot);
  };

  const filter = (words) => {
    for (const row of document.querySelectorAll(".filtered tbody tr")) {
      row.hidden = !row.textContent.toLowerCase().includes(words.toLowerCase());
    }
    if (words) for (const table of document.querySelectorAll("#assumptions details")) table.open = true;
  };

  const wholePage = () => {
    for (const part of document.querySelectorAll("details.always")) part.open = true;
    for (const part of document.querySelectorAll("[data-choice]")) part.hidden = false;
    for (const plot of plots) draw(plot, true);
  };

  const ofWindow = () => {
    if (select) choose(select.value);
    for (const plot of drawn) if (isShown(plot)) draw(plot);
  };

  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => speak(button.dataset.language));
  }
  const select = document.getElementById("choose");
  if (select) select.addEventListener("change", () => choose(select.value));
  document.getElementById("filter").addEventListener("input", (event) => filter(event.target.value));
  document.getElementById("print").addEventListener("click", () => window.print());
  window.addEventListener("beforeprint", wholePage);
  window.addEventListener("afterprint", ofWindow);

  speak(language());
  if (select) choose(select.value);
  document.addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => {
    if (plots.length) draw(plots[0]);
    for (const plot of plots) watcher.observe(plot);
  }));
})();
