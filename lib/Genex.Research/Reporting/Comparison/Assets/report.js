'use strict';
// A chart is drawn when it comes near, at the width that the page then has.
const draw = figure => {
  const source = figure.querySelector('script'), plot = figure.querySelector('.plot'), narrow = figure.clientWidth < 500;
  const chart = JSON.parse(source.textContent);
  const layout = { ...chart.layout, autosize: true, height: chart.layout?.height ?? 420, paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)' };
  delete layout.width;
  if (narrow) {
    layout.margin = { ...layout.margin, l: Math.min(layout.margin?.l ?? 60, 60), r: 10 };
    layout.title = undefined;
  }
  Plotly.newPlot(plot, chart.data, layout, { ...chart.config, responsive: true, displaylogo: false, displayModeBar: false });
};
const near = new IntersectionObserver(entries => entries.filter(entry => entry.isIntersecting).forEach(entry => {
  near.unobserve(entry.target);
  draw(entry.target);
}), { rootMargin: '600px' });
document.querySelectorAll('figure').forEach(figure => near.observe(figure));
