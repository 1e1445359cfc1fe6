// Draws the places side by side as a table that sorts by any column, both ways; what is not known always comes last.
const make = (name, className, ...content) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...content);
  return element;
};
const MARKS = ["gemeente", "nederland"];
const SORTS = { descending: "hoog naar laag", ascending: "laag naar hoog" };
const BY_NAME = { descending: "Z naar A", ascending: "A naar Z" };
const compare = new Intl.Collator("nl", { numeric: true }).compare;

const bar = ({ bar: end, marks = [] }) => {
  const track = make("span", "track");
  track.setAttribute("aria-hidden", "true");
  if (end !== undefined) track.append(make("span", "fill"));
  if (end !== undefined) track.lastChild.style.width = `${end}%`;
  marks.forEach((at, number) => {
    if (at === null) return;
    track.append(make("span", `mark ${MARKS[number]}`));
    track.lastChild.style.left = `${at}%`;
  });
  return track;
};

const line = ({ name, cells }, className) => {
  const head = make("th", "", name);
  head.scope = "row";
  return make("tr", className, head,
    ...cells.map((cell) => make("td", cell.value === null ? "unknown" : "", make("span", "text", cell.text), bar(cell))));
};

const header = (name, note, number) => {
  const button = make("button", "", make("span", "", name, make("small", "", note)), make("span", "arrow"));
  button.type = "button";
  button.dataset.column = number;
  const head = make("th", "", button);
  head.scope = "col";
  return head;
};

const draw = (root, { columns, rows, references, label }) => {
  const scrolls = root.querySelector(".scrolls");
  scrolls.setAttribute("aria-label", label);
  const head = make("tr", "", header("Gebied", "", -1), ...columns.map(({ name, note }, number) => header(name, note, number)));
  scrolls.replaceChildren(make("table", "", make("thead", "", head), make("tbody"),
    make("tfoot", "", ...references.map((one) => line(one, "reference")))));
  root.rows = rows.map((one) => ({ ...one, element: line(one, "") }));
};

const sorted = (rows, column, way) => {
  if (column === null) return rows;
  const sign = way === "ascending" ? 1 : -1;
  if (column < 0) return [...rows].sort((one, other) => sign * compare(one.name, other.name));
  return [...rows].sort((one, other) => {
    const [first, second] = [one.cells[column].value, other.cells[column].value];
    if (first === null || second === null) return (first === null) - (second === null);
    return sign * (first - second);
  });
};

const order = (root) => {
  const { column, way } = root.sorting;
  root.querySelector("tbody").replaceChildren(...sorted(root.rows, column, way).map(({ element }) => element));
  root.querySelectorAll("thead th").forEach((head, number) => {
    const mine = column !== null && number - 1 === column;
    const words = number ? SORTS : BY_NAME;
    head.setAttribute("aria-sort", mine ? way : "none");
    head.querySelector(".arrow").textContent = mine ? (way === "ascending" ? " ▲" : " ▼") : " ↕";
    const next = mine && way === (number ? "descending" : "ascending") ? (number ? "ascending" : "descending")
      : (number ? "descending" : "ascending");
    head.querySelector("button").title = `Sorteer van ${words[next]}`;
    root.next ??= [];
    root.next[number] = next;
  });
};

// The keyboard can only scroll what it can reach.
const reach = (root) => {
  const scrolls = root.querySelector(".scrolls");
  if (scrolls.scrollWidth > scrolls.clientWidth) scrolls.tabIndex = 0; else scrolls.removeAttribute("tabindex");
};

export default ({ data, parentElement }) => {
  const root = parentElement.querySelector(".naast-elkaar");
  const shape = JSON.stringify(data);
  if (root.shape === shape) return;
  const names = JSON.stringify(data.columns);
  if (root.names !== names) root.sorting = { column: null, way: "descending" };
  Object.assign(root, { shape, names });
  draw(root, data);
  order(root);
  reach(root);
  root.watched ??= new ResizeObserver(() => reach(root));
  root.watched.observe(root);
  root.onclick = ({ target }) => {
    const button = target.closest("thead button");
    if (!button) return;
    const column = Number(button.dataset.column);
    root.sorting = { column, way: root.next[column + 1] };
    order(root);
  };
};
