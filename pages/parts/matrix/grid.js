// Draws the matrix as a table whose cells are buttons, and tells which one was pressed. A cell keeps its button when only
// its text changes, so that the keyboard stays where it is.
const make = (name, role, ...content) => {
  const element = document.createElement(name);
  if (role) element.setAttribute("role", role);
  element.append(...content);
  return element;
};
const row = (...cells) => make("tr", "row", ...cells);

const header = (texts) => {
  const made = row(...texts.map((text) => make("th", "columnheader", text)));
  made.className = "head";
  return made;
};

// What a cell is about stands in its button for screen readers; a phone, where the header is away, shows the phase.
const cell = ({ group, name }, { phase }, phaseName) => {
  const button = make("button", null, make("strong", null, `${name}, `), make("em", null, `${phaseName}: `), make("span"));
  button.type = "button";
  Object.assign(button.dataset, { group, phase });
  return make("td", "cell", button);
};

const table = ({ phases, rows, general }) => make("table", "table",
  make("thead", "rowgroup", header(["Doelgroep", ...phases])),
  make("tbody", "rowgroup",
    ...rows.map((one) => row(make("th", "rowheader", make("strong", null, one.name), make("span")),
      ...one.cells.map((each, column) => cell(one, each, phases[column])))),
    row(make("th", "rowheader", make("strong", null, general.name)),
      ...phases.map((phase) => make("td", "cell", make("em", null, `${phase}: `), make("span"))))));

const fill = (root, { rows, general }) => {
  const lines = [...root.querySelectorAll("tbody tr")];
  rows.forEach((one, number) => {
    lines[number].querySelector("th span").textContent = one.about;
    lines[number].querySelectorAll("button").forEach((button, column) => {
      const { state, lines: texts } = one.cells[column];
      button.dataset.state = state;
      button.lastChild.textContent = texts.join(", ");
    });
  });
  lines.at(-1).querySelectorAll("td span").forEach((text, column) => { text.textContent = general.cells[column]; });
};

export default ({ data, parentElement, setTriggerValue }) => {
  const root = parentElement.querySelector(".matrix");
  const shape = JSON.stringify([data.phases, data.rows.map(({ group, name }) => [group, name])]);
  if (root.dataset.shape !== shape) {
    root.dataset.shape = shape;
    root.style.setProperty("--phases", data.phases.length);
    root.replaceChildren(table(data));
  }
  fill(root, data);
  root.onclick = ({ target }) => {
    const button = target.closest("button");
    if (button) setTriggerValue("pressed", [button.dataset.group, button.dataset.phase]);
  };
};
