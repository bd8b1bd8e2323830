'use strict';
(() => {
  const root = document.documentElement;
  const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* A page opened from a file may have no storage. */ } };
  const recall = key => { try { return localStorage.getItem(key); } catch { return null; } };

  // Light or dark: what the reader chose before, else what the system says.
  const dark = () => root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  const chosen = recall('theme');
  if (chosen) root.dataset.theme = chosen;
  const themeButton = document.getElementById('theme');
  themeButton.hidden = false;
  themeButton.onclick = () => {
    root.dataset.theme = dark() ? 'light' : 'dark';
    remember('theme', root.dataset.theme);
    document.querySelectorAll('.chart.drawn').forEach(chart => Plotly.relayout(chart.querySelector('.plot'), colours(chart.querySelector('.plot').layout)));
  };

  const fold = document.getElementById('fold');
  if (fold) {
    const cells = [...document.querySelectorAll('section.code > details')];
    const show = open => { cells.forEach(cell => { cell.open = open; }); fold.textContent = open ? 'Hide code' : 'Show code'; };
    fold.hidden = false;
    fold.onclick = () => { const open = fold.textContent === 'Show code'; show(open); remember('code', open ? 'shown' : 'hidden'); };
    if (recall('code') === 'hidden') show(false);
  }

  const contents = document.querySelector('.contents');
  if (contents) {
    if (matchMedia('(max-width: 62rem)').matches) contents.open = false;
    const links = new Map([...contents.querySelectorAll('ol a')].map(link => [decodeURIComponent(link.hash.slice(1)), link]));
    const watcher = new IntersectionObserver(entries => entries.filter(entry => entry.isIntersecting).forEach(entry => {
      links.forEach(link => link.classList.remove('here'));
      links.get(entry.target.id)?.classList.add('here');
    }), { rootMargin: '0px 0px -75% 0px' });
    links.forEach((_, id) => { const heading = document.getElementById(id); if (heading) watcher.observe(heading); });
  }

  // A chart takes the page's colours; its own stay where they carry meaning (the traces).
  function colours(layout) {
    const style = getComputedStyle(root);
    const [text, line] = [style.getPropertyValue('--text').trim(), style.getPropertyValue('--line').trim()];
    const change = { paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)', 'font.color': text, 'legend.bgcolor': 'rgba(0,0,0,0)',
      // Upright and without a ground of its own, so that it never covers a title.
      'modebar.orientation': 'v', 'modebar.bgcolor': 'rgba(0,0,0,0)', 'modebar.color': line, 'modebar.activecolor': text };
    for (const axis of Object.keys(layout).filter(key => /^[xy]axis\d*$/.test(key)))
      Object.assign(change, { [`${axis}.gridcolor`]: line, [`${axis}.zerolinecolor`]: line, [`${axis}.linecolor`]: line });
    return change;
  }

  // Plotly cuts a title that is wider than the chart. Titles are bold as a whole; other markup is left alone.
  function wrapped(title, most) {
    const words = /^<b>([^<]*)<\/b>$/.exec(title)?.[1] ?? title;
    if (words.length <= most || words.includes('<')) return [title];
    const lines = words.split(' ').reduce((lines, word) => {
      const last = lines.at(-1);
      return last !== undefined && last.length + 1 + word.length <= most ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
    }, []);
    return words === title ? lines : lines.map(line => `<b>${line}</b>`);
  }

  function draw(chart) {
    const plot = chart.querySelector('.plot');
    const figure = JSON.parse(chart.querySelector('script').textContent);
    const layout = { ...figure.layout, autosize: true, height: figure.layout?.height ?? 420 };
    delete layout.width;
    // Panels side by side keep a width that can be read: the chart then scrolls.
    const beside = Object.keys(layout).some(key => /^xaxis\d*$/.test(key) && layout[key].domain?.[0] > 0);
    if (beside) plot.style.minWidth = '640px';
    if (layout.title?.text) {
      const lines = wrapped(layout.title.text, Math.floor((beside ? Math.max(640, chart.clientWidth) : chart.clientWidth) / 9));
      layout.title = { ...layout.title, text: lines.join('<br>') };
      layout.margin = { ...layout.margin, t: (layout.margin?.t ?? 60) + 20 * (lines.length - 1) };
      layout.height += 20 * (lines.length - 1);
    }
    if (chart.clientWidth < 500 && !beside) {
      layout.legend = { ...layout.legend, orientation: 'h', x: 0, y: -0.25, xanchor: 'left', yanchor: 'top' };
      layout.margin = { ...layout.margin, l: Math.min(layout.margin?.l ?? 60, 60), r: 10 };
    }
    chart.classList.add('drawn');
    return Plotly.newPlot(plot, figure.data, layout, { responsive: true, displaylogo: false, ...figure.config })
      .then(() => Plotly.relayout(plot, colours(plot.layout)));
  }

  const charts = document.querySelectorAll('.chart');
  if (charts.length > 0 && typeof Plotly !== 'undefined') {
    const near = new IntersectionObserver(entries => entries.filter(entry => entry.isIntersecting).forEach(entry => {
      near.unobserve(entry.target);
      // One that cannot be drawn shows its picture, and keeps no other from being drawn.
      new Promise(done => done(draw(entry.target))).catch(() => entry.target.classList.remove('drawn'));
    }), { rootMargin: '600px' });
    charts.forEach(chart => near.observe(chart));
  }
})();
