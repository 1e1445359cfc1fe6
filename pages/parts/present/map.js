// Draws the areas of a geometry file as one picture, coloured by class; where that can't be, it says so.
const SCALE = 1e4;
const UNDRAWN = "De kaart kan niet worden geladen. De cijfers staan in de zin hiernaast.";

const drawMap = async (room) => {
  const { file, classes, colours, selected } = room.dataset;
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(answer.status);
  const content = await answer.json();
  if (content.features.length !== classes.length) throw new Error("another geometry");
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const flat = Math.cos((Math.PI / 180) * firstPoint(content.features[0].geometry)[1]);
  const ring = (points) => `M${points.map(([east, north]) => {
    const [x, y] = [Math.round(east * flat * SCALE), Math.round(-north * SCALE)];
    box.splice(0, 4, Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y));
    return `${x} ${y}`;
  }).join("L")}Z`;
  const shape = ({ type, coordinates }) =>
    (type === "Polygon" ? [coordinates] : coordinates).flat().map(ring).join("");
  const path = (drawn, look) => `<path d="${drawn}" ${look} vector-effect="non-scaling-stroke" fill-rule="evenodd"/>`;
  const shades = colours.split(" ");
  const areas = content.features.map(({ geometry, properties }, number) => {
    const shade = shades[classes[number]];
    return { drawn: shape(geometry), look: shade ? `fill="${shade}" class="area"` : 'class="area unknown"', code: properties.c };
  });
  const behind = (content.changed || []).map((geometry) => path(shape(geometry), 'class="changed"'));
  const chosen = areas.filter(({ code }) => code === selected).map(({ drawn }) => path(drawn, 'class="chosen"'));
  const paths = [...behind, ...areas.map(({ drawn, look }) => path(drawn, look)), ...chosen];
  const [west, top, east, bottom] = box;
  room.innerHTML = `<svg viewBox="${west} ${top} ${east - west} ${bottom - top}" aria-hidden="true">${paths.join("")}</svg>`;
};

const firstPoint = (geometry) => {
  let point = geometry.coordinates;
  while (Array.isArray(point[0])) [point] = point;
  return point;
};

const drawMaps = (root) => root.querySelectorAll(".drawn[data-file]").forEach((room) => {
  drawMap(room).catch(() => { room.textContent = UNDRAWN; });
});
