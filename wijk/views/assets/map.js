// Draws the areas of a geometry file on a Leaflet map, coloured by class; loaded once from our own server.
(function () {
  const STYLE = wijkNames.STYLE + 'body{font-family:"Source Sans",sans-serif}.leaflet-tooltip{font-size:15px;color:#1b1f24}' +
    '.leaflet-control-zoom a{color:#1b1f24}';
  const NO_MAP = 'De kaart kan niet worden geladen. Ververs de pagina; de tabel heeft dezelfde cijfers.';
  const LOADING = 'De kaart wordt geladen. Dat kan even duren.';
  // Milliseconds: what comes sooner needs no word.
  const SOON = 400;
  const NO_MATCH = 'De kaart past niet bij de cijfers. Ververs de pagina; de tabel heeft dezelfde cijfers.';
  const EDGE = '#4a5560';
  const CALM = {fillColor: '#e8eef4', color: EDGE, weight: 0.8, fillOpacity: 1, dashArray: null};
  const POINT = {radius: 8, color: '#ffffff', weight: 2, fillColor: '#0b3c73', fillOpacity: 0.95};
  const RING = {radius: 11, color: '#0b3c73', weight: 3, dashArray: '4 3', fillColor: '#ffffff', fillOpacity: 0.6};
  const SELECTED = '#c2410c';
  // What lies behind the areas has patterns, since colours are for the figures: ground, ink, line and size.
  const PATTERNS = {
    changed: ['#ffffff', '#6b7683', 'M0 8 8 0', 8],
    water: ['#f1f5f8', '#8aa0b4', 'M0 4 q2 -2 4 0 t4 0', 8],
  };
  const NAMES = {changed: '', water: 'water'};
  const OUTLINE = {fill: false, color: SELECTED, weight: 4.5, interactive: false};
  const UNKNOWN = {fillColor: '#ffffff', color: EDGE, weight: 1.2, fillOpacity: 1, dashArray: '2 4'};
  const state = window.wijkMap = {EDGE, map: null, gemeenten: {}, areas: null, wijken: null, outline: null, behind: [], colouring: null, focus: null,
    ready: false, drawn: 0, said: null};

  // Says over the map what is the matter with it, in place of what was said before; an empty text takes that away.
  function say(text, role) {
    if (state.said) state.said.remove();
    state.said = null;
    if (!text) return;
    const box = document.createElement('p');
    box.setAttribute('role', role);
    box.style.cssText = 'position:absolute;z-index:999;top:40%;left:8%;right:8%;margin:0;padding:12px;' +
      'background:#fff;border:2px solid #1b1f24;font:16px sans-serif;text-align:center';
    box.textContent = text;
    state.map.getContainer().appendChild(box);
    state.said = box;
  }

  const fail = text => say(text, 'alert');

  function style(feature) {
    const k = state.colouring;
    if (k && k.calm) return CALM;
    const drawn = k ? k.look(feature.properties.i) : UNKNOWN;
    return k && k.chosen(feature.properties.c) ? {...drawn, color: SELECTED, weight: k.edge, dashArray: null, stroke: true} : drawn;
  }

  function told(feature) {
    const k = state.colouring;
    const {c, n, i} = feature.properties, gemeente = state.gemeenten['GM' + c.slice(2, 6)];
    return n + (gemeente ? ', ' + gemeente : '') + (k && !k.calm ? ': ' + k.tell(i) : '');
  }

  function patterns() {
    const made = Object.entries(PATTERNS).map(([name, [ground, ink, line, size]]) =>
      `<pattern id="wijk-${name}" width="${size}" height="${size}" patternUnits="userSpaceOnUse">` +
      `<rect width="${size}" height="${size}" fill="${ground}"/><path d="${line}" stroke="${ink}" fill="none"/></pattern>`);
    const holder = document.createElement('div');
    holder.innerHTML = `<svg width="0" height="0" aria-hidden="true"><defs>${made.join('')}</defs></svg>`;
    document.body.appendChild(holder);
  }

  // Water, and where areas of the table have no boundary: under the areas, so that a gap never looks like a lake.
  function drawBehind(content) {
    patterns();
    const pane = 'behind';
    state.map.createPane(pane).style.zIndex = 350;
    const renderer = L.svg({pane, padding: 0.3});
    Object.entries(PATTERNS).forEach(([name, [, ink]]) => (content[name] || []).forEach(geometry => {
      const feature = {type: 'Feature', properties: {c: '', n: NAMES[name]}, geometry};
      const look = {color: ink, weight: 0.8, fillColor: `url(#wijk-${name})`, fillOpacity: 1};
      const layer = L.geoJson(feature, {pane, renderer, interactive: false, style: look}).addTo(state.map);
      if (NAMES[name]) state.behind.push(...layer.getLayers());
    }));
  }

  // The wijk around the areas, from the file of the wijken, which is fetched when it is first needed.
  function outline() {
    const k = state.colouring;
    if (state.outline) state.outline.remove();
    state.outline = null;
    if (k.calm || !k.around) return;
    state.fetched = state.fetched || fetch(state.wijken).then(answer => answer.json());
    state.fetched.then(content => {
      if (k !== state.colouring) return;
      const one = content.features.filter(feature => feature.properties.c === k.around);
      state.outline = L.geoJson({type: 'FeatureCollection', features: one}, {style: OUTLINE}).addTo(state.map);
      names();
    }).catch(() => fail(NO_MAP));
  }

  function names() {
    const k = state.colouring;
    if (!state.ready || !k) return;
    const layers = [...state.areas.getLayers(), ...(state.outline ? state.outline.getLayers() : []), ...state.behind];
    wijkNames.write(state.map, layers, k.around ? code => code === k.around : k.chosen);
  }

  function draw() {
    const k = state.colouring;
    if (!state.ready || !k) return;
    if (!k.calm && k.count !== state.areas.getLayers().length) {
      fail(NO_MATCH);
      return;
    }
    state.areas.setStyle(style);
    if (!k.calm) state.areas.eachLayer(layer => { if (k.chosen(layer.feature.properties.c)) layer.bringToFront(); });
    const focus = JSON.stringify(k.focus);
    if (focus !== state.focus) {
      const [west, south, east, north] = k.focus;
      state.focus = focus;
      state.map.invalidateSize();
      state.map.fitBounds([[south, west], [north, east]], {padding: [8, 8], animate: false});
    }
    outline();
    names();
    state.drawn += 1;
  }

  // A map that was only drawn has nothing to tell. streamlit-folium would still send its first, empty answer, and with
  // it the page it stands on: a press on a link a moment earlier was undone by that.
  function silent() {
    const shared = window.__GLOBAL_DATA__;
    const untouched = {last_clicked: null, last_object_clicked_count: 0, last_active_drawing: null};
    shared.previous_data = Object.fromEntries(
      Object.entries(untouched).filter(([name]) => shared.returned_objects.includes(name)));
  }

  state.start = (map, url, wijken) => {
    silent();
    state.wijken = wijken;
    const css = document.createElement('style');
    css.textContent = STYLE;
    document.head.appendChild(css);
    document.documentElement.lang = 'nl';
    map.getContainer().style.background = '#f7f9fb';
    state.map = map;
    state.areas = L.geoJson(null, {renderer: L.canvas({padding: 0.3}), smoothFactor: 1.2, style: style});
    state.areas.bindTooltip(layer => {
      const text = document.createElement('span');
      text.textContent = layer.feature ? told(layer.feature) : '';
      return text;
    }, {sticky: true});
    state.areas.addTo(map);
    map.on('moveend resize', names);
    const waiting = setTimeout(() => say(LOADING, 'status'), SOON);
    fetch(url).then(answer => {
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    }).finally(() => clearTimeout(waiting)).then(content => {
      say('');
      state.gemeenten = content.gemeenten || {};
      content.features.forEach((feature, i) => { feature.properties.i = i; });
      state.areas.addData(content);
      drawBehind(content);
      state.ready = true;
      draw();
      drawRings();
    }).catch(() => fail(NO_MAP));
  };

  // Values and edges are whole numbers: the figure times ten to the power of its decimals; an empty text is unknown.
  state.colour = (texts, edges, palette, decimals, unit, selected, focus, around) => {
    const values = texts.split(',').map(text => text === '' ? null : +text);
    const digits = {minimumFractionDigits: decimals, maximumFractionDigits: decimals};
    state.paint({
      count: values.length, focus, around, edge: 4.5,
      chosen: code => code === selected,
      look: i => values[i] === null ? UNKNOWN : {
        fillColor: palette[edges.filter(edge => edge <= values[i]).length], color: EDGE, weight: 0.7, fillOpacity: 1,
        dashArray: null},
      tell: i => values[i] === null ? 'niet bekend' : (values[i] / 10 ** decimals).toLocaleString('nl-NL', digits) + unit,
    });
  };

  // A colouring tells of the area with number i how it looks and what is said of it, and which codes are chosen.
  state.paint = colouring => {
    state.colouring = colouring;
    draw();
  };

  // A point or a ring with its text, which is set as text, never as HTML.
  function mark(id, spot, look, text, group) {
    const marker = L.circleMarker(spot, look);
    const label = document.createElement('span');
    label.textContent = text;
    marker.feature = {type: 'Feature', properties: {id}, geometry: null};
    return marker.bindTooltip(label).addTo(group);
  }

  // The rings stand in the middle of their areas, so they wait until these are there.
  function drawRings() {
    if (!state.ready || !state.waiting) return;
    const {rings, group} = state.waiting;
    const middle = new Map(state.areas.getLayers().map(layer => [layer.feature.properties.c, layer.getBounds().getCenter()]));
    state.rings = rings.filter(([, area]) => middle.has(area))
      .map(([id, area, text]) => mark(id, middle.get(area), RING, text, group));
    state.waiting = null;
  }

  // Over calm areas points, each as [id, latitude, longitude, text], and rings, each as [id, code of the area, text].
  state.show = (points, rings, focus, group) => {
    state.waiting = {rings, group};
    state.paint({calm: true, focus, chosen: () => false});
    drawRings();
    state.points = points.map(([id, latitude, longitude, text]) => mark(id, [latitude, longitude], POINT, text, group));
  };
})();
