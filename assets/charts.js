// Draws a chart of the table beneath it with Chart.js.  All numbers and words are the table's; without script the table stands alone.
// SPDX-License-Identifier: Apache-2.0
"use strict";
(() => {
	const figure = document.querySelector("figure.chart"), table = document.getElementById("numbers");
	if (!figure || !table || !window.Chart)
		return;
	const across = figure.dataset.look === "bars-across", lines = figure.dataset.look === "lines";
	const titles = [...table.tHead.rows[0].cells].slice(1).map(cell => cell.textContent);
	const rows = [...table.tBodies[0].rows];
	const labels = rows.map(row => row.querySelector(".of").textContent);
	const shapes = ["circle", "rect", "triangle", "rectRot"], dashes = [[], [8, 4], [2, 3], [10, 3, 2, 3]];
	const canvas = figure.appendChild(document.createElement("canvas"));
	canvas.setAttribute("role", "img");
	canvas.setAttribute("aria-label", figure.dataset.title);
	if (across)
		figure.classList.add(rows.length > 6 ? "tall" : "low");

	const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
	const colours = () => ["--blue", "--overdue", "--due", "--missing"].map(colour);

	const sets = () => titles.map((title, i) => ({
		label: title, data: rows.map(row => Number(row.cells[i + 1].dataset.value)), borderColor: colours()[i], backgroundColor: colours()[i],
		pointStyle: shapes[i], pointRadius: 5, borderDash: lines ? dashes[i] : [], borderWidth: lines ? 2 : 0,
	}));
	const axis = (counts, stacked) => ({ stacked, beginAtZero: counts, ticks: { color: colour("--ink"), precision: 0 }, grid: { color: counts ? colour("--line") : "transparent" } });
	const options = () => {
		const stacked = figure.dataset.look === "bars";
		return {
			animation: false, maintainAspectRatio: false, indexAxis: across ? "y" : "x",
			font: { family: getComputedStyle(document.body).fontFamily },
			scales: { x: axis(across, stacked), y: axis(!across, stacked) },
			plugins: { legend: { display: titles.length > 1, labels: { color: colour("--ink"), usePointStyle: true } } },
		};
	};
	Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
	Chart.defaults.font.size = 13;
	const chart = new Chart(canvas, { type: lines ? "line" : "bar", data: { labels, datasets: sets() }, options: options() });

	const again = () => {
		chart.data.datasets = sets();
		chart.options = options();
		chart.update();
	};
	matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
	addEventListener("beforeprint", () => { again(); chart.resize(640, 320); });
	addEventListener("afterprint", () => { chart.resize(); again(); });
})();
