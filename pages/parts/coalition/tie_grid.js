// Draws who knows whom as a table with a button for each pair, and tells which one was pressed. Buttons stay where the
// people are the same, so that the keyboard stays where it is.
const make = (name, text, settings = {}) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(settings)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
};
const row = (...cells) => {
  const made = document.createElement("tr");
  made.append(...cells);
  return made;
};

const line = ({ name, before, cells }) => row(make("th", name, { scope: "row" }),
  ...Array.from({ length: before }, () => make("td", "", { class: "none" })),
  ...cells.map(({ may }) => {
    const place = make("td", "");
    place.append(may ? make("button", "", { type: "button" }) : make("span", "", { role: "img" }));
    return place;
  }));

const table = ({ header, rows }) => {
  const made = document.createElement("table"), head = document.createElement("thead"), body = document.createElement("tbody");
  head.append(row(make("th", "Wie", { scope: "col" }), ...header.map((number) => make("th", number, { scope: "col" }))));
  body.append(...rows.map(line));
  made.append(head, body);
  return made;
};

export default ({ data, parentElement, setTriggerValue }) => {
  const root = parentElement.querySelector(".ties");
  const shape = JSON.stringify(data.rows.map(({ name, cells }) => [name, cells.map(({ pair, may }) => [pair, may])]));
  if (root.dataset.shape !== shape) {
    root.dataset.shape = shape;
    root.replaceChildren(table(data));
  }
  const cells = data.rows.flatMap((one) => one.cells);
  root.querySelectorAll("td > *").forEach((shown, number) => {
    shown.textContent = cells[number].text;
    shown.setAttribute("aria-label", cells[number].told);
    if (cells[number].may) shown.onclick = () => setTriggerValue("pressed", cells[number].pair);
  });
};
