// Draws each chart when it comes into view, after the map; plotly's script is fetched for the first one that does.
(function () {
  if (window.wijkCharts) return;
  const NO_CHART = 'De grafiek kan niet worden geladen. De cijfers staan in de tabel.';
  const MAP = 'iframe[title="streamlit_folium.st_folium"]';
  const PATIENCE = 5000;
  let library = null;

  // The map is what people look at first: the largest script of the page waits for it.
  function mapDrawn() {
    const begin = Date.now();
    return new Promise(done => (function look() {
      const drawn = [...document.querySelectorAll(MAP)].every(one => one.contentWindow?.wijkMap?.drawn);
      if (drawn || Date.now() - begin > PATIENCE) done(); else setTimeout(look, 100);
    })());
  }

  function load(address) {
    library = library || mapDrawn().then(() => new Promise((done, failed) => {
      const script = document.createElement('script');
      script.src = address;
      script.onload = done;
      script.onerror = failed;
      document.head.appendChild(script);
    }));
    return library;
  }

  function draw(box) {
    load(box.dataset.library).then(() => {
      const chart = JSON.parse(box.dataset.chart);
      return window.Plotly.newPlot(box, chart.data, chart.layout, {...chart.config, responsive: true});
    }).catch(() => {
      library = null;
      box.textContent = NO_CHART;
    });
  }

  const seen = new IntersectionObserver(entries => entries.filter(one => one.isIntersecting).forEach(one => {
    seen.unobserve(one.target);
    draw(one.target);
  }), {rootMargin: '200px'});
  let waiting = false;
  function look() {
    waiting = false;
    document.querySelectorAll('.wijk-chart:not([data-watched])').forEach(box => {
      box.dataset.watched = '';
      seen.observe(box);
    });
  }
  // On paper stands every chart, as wide as a standing A4; one whose script was never fetched is told in words.
  const PAPER = 690;
  const inSight = () => [...document.querySelectorAll('.wijk-chart')].filter(box => box.offsetParent);
  window.addEventListener('beforeprint', () => window.Plotly && inSight().forEach(box => {
    if (box.classList.contains('js-plotly-plot')) {
      window.Plotly.relayout(box, {autosize: false, width: PAPER});
      return;
    }
    seen.unobserve(box);
    const chart = JSON.parse(box.dataset.chart);
    window.Plotly.newPlot(box, chart.data, {...chart.layout, width: PAPER}, {...chart.config, responsive: true});
  }));
  window.addEventListener('afterprint', () => inSight().filter(box => box.classList.contains('js-plotly-plot'))
    .forEach(box => window.Plotly.relayout(box, {autosize: true, width: null})));
  window.wijkCharts = new MutationObserver(() => {
    if (!waiting) requestAnimationFrame(look);
    waiting = true;
  });
  window.wijkCharts.observe(document.body, {childList: true, subtree: true});
  look();
})();
