'use strict';
document.querySelectorAll('figure').forEach(figure => {
  const source = figure.querySelector('script'), plot = figure.querySelector('.plot');
  if (!source || typeof Plotly === 'undefined') return;
  const chart = JSON.parse(source.textContent), layout = { ...chart.layout, autosize: true, height: chart.layout?.height ?? 420, paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)' };
  delete layout.width;
  if (figure.clientWidth < 500) {
    layout.legend = { ...layout.legend, orientation: 'h', x: 0, y: -0.25, xanchor: 'left', yanchor: 'top' };
    layout.margin = { ...layout.margin, r: 10 };
    layout.title = undefined;
  }
  Plotly.newPlot(plot, chart.data, layout, { responsive: true, ...chart.config, displaylogo: false, displayModeBar: figure.clientWidth < 500 ? false : 'hover' });
});
