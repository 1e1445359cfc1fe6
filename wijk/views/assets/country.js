// Colours the areas of all of Nederland by class, on the map of map.js; nine classes travel as four signs.
(function () {
  const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!()*+,-.:;=?@[]^_|~ ';
  const KINDS = 7, TOGETHER = 9, WRITTEN = 4, UNKNOWN = 5, OUTSIDE = 6;
  // From further away thousands of edges would hide the colours between them.
  const NEAR = 10;
  const TOLD = {[UNKNOWN]: 'niet bekend', [OUTSIDE]: 'valt buiten uw keuze'};
  const state = window.wijkMap;
  let looks = [];

  // Unknown is white with dots, so that it never looks like a class, nor like the hatching of a boundary that changed.
  function dots() {
    const tile = document.createElement('canvas'), pen = tile.getContext('2d');
    tile.width = tile.height = 4;
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, 4, 4);
    pen.fillStyle = state.EDGE;
    pen.fillRect(0, 0, 1, 1);
    pen.fillRect(2, 2, 1, 1);
    return pen.createPattern(tile, 'repeat');
  }

  function look(palette, edged) {
    const edge = {color: state.EDGE, weight: edged ? 0.7 : 0.1, fillOpacity: 1, dashArray: null, stroke: true};
    return [...palette, dots(), '#f1f5f8'].map(fillColor => ({...edge, fillColor}));
  }

  // The classes in the order of the file: of each four signs the number, and of that the nine digits.
  function unpacked(signs) {
    const kinds = new Uint8Array(signs.length / WRITTEN * TOGETHER);
    for (let at = 0, group = 0; at < signs.length; at += WRITTEN, group += TOGETHER) {
      let value = 0;
      for (let i = WRITTEN - 1; i >= 0; i -= 1) value = value * SIGNS.length + SIGNS.indexOf(signs[at + i]);
      for (let i = TOGETHER - 1; i >= 0; i -= 1) {
        kinds[group + i] = value % KINDS;
        value = Math.floor(value / KINDS);
      }
    }
    return kinds;
  }

  function restyle() {
    const k = state.colouring;
    if (!k || k.edged === edged(k)) return;
    k.edged = edged(k);
    looks = look(k.palette, k.edged);
    state.paint(k);
  }

  const edged = k => k.count < 1000 || state.map.getZoom() >= NEAR;

  // ``signs`` has the class of each area in the order of the file, ``labels`` says each class in words, and the code of
  // each chosen area begins with ``chosen`` behind its first two letters.
  state.country = (signs, count, palette, labels, chosen, several, focus) => {
    if (!looks.length) {
      state.map.getContainer().style.height = '100vh';
      state.map.on('zoomend', restyle);
    }
    const kinds = unpacked(signs);
    const index = kind => kind < UNKNOWN ? kind : palette.length + kind - UNKNOWN;
    const k = {
      count, palette, focus, edge: several ? 1.5 : 4.5,
      chosen: code => chosen !== '' && code.startsWith(chosen, 2),
      look: i => looks[index(kinds[i])],
      tell: i => TOLD[kinds[i]] || labels[kinds[i]],
    };
    k.edged = edged(k);
    looks = look(palette, k.edged);
    state.paint(k);
  };
})();
