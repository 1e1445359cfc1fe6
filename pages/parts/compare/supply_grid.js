// Draws the supply of all wijken as a table whose wijken are buttons, and tells which one was pressed.
const make = (name, role, ...content) => {
  const element = document.createElement(name);
  if (role) element.setAttribute("role", role);
  element.append(...content);
  return element;
};
const row = (...cells) => make("tr", "row", ...cells);

const cell = ({ text, state }, column) => {
  const made = make("td", "cell", make("em", null, `${column}: `), make("span", null, text));
  if (state) made.dataset.state = state;
  return made;
};

const place = ({ key, name }) => {
  const button = make("button", null, name);
  button.type = "button";
  button.dataset.key = key;
  return make("th", "rowheader", button);
};

// What stands beside the counts needs less room than they.
const heading = (text, column, { cells }) => {
  const made = make("th", "columnheader", text);
  if (column && !cells[column - 1].state) made.className = "aside";
  return made;
};

const table = ({ header, rows, name }) => {
  const made = make("table", "table",
    make("thead", "rowgroup", row(...header.map((text, column) => heading(text, column, rows[0])))),
    make("tbody", "rowgroup", ...rows.map((one) =>
      row(place(one), ...one.cells.map((each, column) => cell(each, header[column + 1]))))));
  made.setAttribute("aria-label", name);
  return made;
};

export default ({ data, parentElement, setTriggerValue }) => {
  const root = parentElement.querySelector(".supply"), shown = JSON.stringify(data);
  if (root.dataset.shown !== shown) {
    root.dataset.shown = shown;
    root.setAttribute("aria-label", data.name);
    root.replaceChildren(table(data));
  }
  root.onclick = ({ target }) => {
    const button = target.closest("button");
    if (button) setTriggerValue("pressed", button.dataset.key);
  };
};
