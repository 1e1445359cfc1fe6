// Writes the names of areas on a Leaflet map where they fit: that of the chosen area first, then the largest.
(function () {
  const FONT = '600 12px/13px "Source Sans",sans-serif';
  const MOST = 80, LINES = 11, HALF_LINE = 7, MARGIN = 2;
  // A name may stick out a little: it fits where this part of its width and height lies inside the area.
  const FITS = 0.7;
  const STYLE = '.wijk-name span{position:absolute;transform:translate(-50%,-50%);white-space:pre;text-align:center;font:' + FONT +
    ';color:#1b1f24;text-shadow:0 0 2px #fff,0 0 2px #fff,0 0 3px #fff,0 0 4px #fff,0 0 5px #fff}';
  const pen = document.createElement('canvas').getContext('2d');
  let group = null;

  // From left to right, the stretches of a horizontal line that lie inside the rings.
  function stretches(rings, y) {
    const crossings = [];
    rings.forEach(ring => ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length];
      if ((a.y <= y) !== (b.y <= y)) crossings.push(a.x + (y - a.y) * (b.x - a.x) / (b.y - a.y));
    }));
    crossings.sort((a, b) => a - b);
    const found = [];
    for (let i = 0; i + 1 < crossings.length; i += 2) found.push([crossings[i], crossings[i + 1]]);
    return found;
  }

  // The name on one line, and on two where it can be broken, the halves as even as can be.
  function layouts(name) {
    const breaks = [...name.matchAll(/[ -]/g)].map(found => found.index + 1);
    const middle = breaks.sort((a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2))[0];
    return [[name], ...(middle ? [[name.slice(0, middle), name.slice(middle)]] : [])];
  }

  // The widest place for text of this height inside an area: its middle and its width, in pixels; null when there is none.
  function widest(map, layer, half) {
    let best = null;
    layer.getLatLngs().forEach(polygon => {
      const rings = polygon.map(ring => ring.map(point => map.latLngToContainerPoint(point)));
      const heights = rings[0].map(point => point.y);
      const top = Math.min(...heights), bottom = Math.max(...heights);
      for (let i = 1; i <= LINES; i += 1) {
        const y = top + (bottom - top) * i / (LINES + 1);
        const above = stretches(rings, y - half), below = stretches(rings, y + half);
        stretches(rings, y).forEach(([left, right]) => above.forEach(a => below.forEach(b => {
          const from = Math.max(left, a[0], b[0]), to = Math.min(right, a[1], b[1]);
          if (to > from && (!best || to - from > best.width)) best = {x: (from + to) / 2, y, width: to - from};
        })));
      }
    });
    return best;
  }

  function size(map, layer) {
    const bounds = layer.getBounds();
    const a = map.latLngToContainerPoint(bounds.getNorthWest()), b = map.latLngToContainerPoint(bounds.getSouthEast());
    return (b.x - a.x) * (b.y - a.y);
  }

  // Where the name fits inside the area, as {x, y, lines, width, height}; null when it does not.
  function inside(map, layer, name) {
    for (const lines of layouts(name)) {
      const height = HALF_LINE * lines.length;
      const width = Math.max(...lines.map(line => pen.measureText(line).width)) / 2 + MARGIN;
      const place = widest(map, layer, FITS * height);
      if (place && place.width >= FITS * 2 * width) return {x: place.x, y: place.y, lines, width, height};
    }
    return null;
  }

  function above(map, layer, name) {
    const bounds = layer.getBounds();
    const top = map.latLngToContainerPoint(L.latLng(bounds.getNorth(), bounds.getCenter().lng));
    const width = pen.measureText(name).width / 2 + MARGIN;
    return {x: top.x, y: top.y - HALF_LINE - 4, lines: [name], width, height: HALF_LINE};
  }

  // ``isChosen`` tells of a code whether its area is chosen.
  function write(map, layers, isChosen) {
    if (!group) group = L.layerGroup().addTo(map);
    group.clearLayers();
    pen.font = FONT;
    const frame = map.getSize(), taken = [];
    const seen = map.getBounds();
    const chosen = layers.filter(layer => isChosen(layer.feature.properties.c));
    const rest = layers.filter(layer => !isChosen(layer.feature.properties.c) && seen.intersects(layer.getBounds()))
      .map(layer => [size(map, layer), layer]).sort((a, b) => b[0] - a[0]).slice(0, MOST).map(entry => entry[1]);
    [...chosen, ...rest].forEach(layer => {
      const name = layer.feature.properties.n.replace(/^Wijk \d+ /, '');
      const at = inside(map, layer, name) || (chosen.length === 1 && layer === chosen[0] ? above(map, layer, name) : null);
      if (!at) return;
      const box = [at.x - at.width, at.y - at.height, at.x + at.width, at.y + at.height];
      if (box[0] < 0 || box[1] < 0 || box[2] > frame.x || box[3] > frame.y) return;
      if (taken.some(one => one[0] < box[2] && box[0] < one[2] && one[1] < box[3] && box[1] < one[3])) return;
      taken.push(box);
      const label = document.createElement('span');
      label.textContent = at.lines.join('\n');
      const icon = L.divIcon({className: 'wijk-name', html: label, iconSize: [0, 0]});
      L.marker(map.containerPointToLatLng([at.x, at.y]), {icon, interactive: false, keyboard: false}).addTo(group);
    });
  }

  window.wijkNames = {STYLE, write};
})();
