// Draws the matrix as a table whose cells are buttons: pressing one tells which, typing in one tells what was typed
// there. A cell keeps its button when only its text changes, so that the keyboard stays where it is.
const make = (name, settings, ...content) => {
  const { data, ...others } = settings ?? {};
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(others)) element.setAttribute(key, value);
  Object.assign(element.dataset, data);
  element.append(...content);
  return element;
};
const row = (...cells) => make("tr", { role: "row" }, ...cells);
const hidden = (...content) => make("span", { class: "unseen" }, ...content);

const header = (texts) => {
  const made = row(...texts.map((text) => make("th", { role: "columnheader" }, text)));
  made.className = "head";
  return made;
};
const head = ({ name, more }) => make("th", { role: "rowheader" },
  make("strong", null, name, make("small", null, more)), make("span", { class: "about" }),
  make("span", { class: "short", "aria-hidden": "true" }));

// What a cell is about stands in its button for screen readers; a phone, where the header is away, shows the phase.
const cell = ({ group, name, more }, { phase }, phaseName, may) => {
  const button = make("button", { type: "button", data: { group, phase } }, hidden(`${name}${more}, `),
    make("em", null, `${phaseName}: `), make("span", { class: "told" }), make("span", { class: "seen", "aria-hidden": "true" }));
  const plus = make("span", { class: "plus", "aria-hidden": "true", title: "Typ hier een naam" }, "+");
  return make("td", { role: "cell" }, button, ...(may ? [plus] : []));
};

const table = ({ phases, rows, general, may }) => make("table", { role: "table" },
  make("thead", { role: "rowgroup" }, header(["Doelgroep: omvang, hoe vaak", ...phases])),
  make("tbody", { role: "rowgroup" },
    ...rows.map((one) => row(head(one), ...one.cells.map((each, column) => cell(one, each, phases[column], may)))),
    row(head(general), ...phases.map((phase) => make("td", { role: "cell", class: "general" },
      make("em", null, `${phase}: `), make("span", { class: "told" }), make("span", { class: "seen", "aria-hidden": "true" }))))));

// The names as people typed them: text, whatever is in it, that never turns what stands beside it around.
const names = (all) => {
  const [last, ...others] = [...all].reverse();
  const counted = /^\+[\d.]+$/.test(last) && others.length;
  const shown = counted ? `${others.join(", ")},` : all.join(", ");
  return make("span", { class: "names" }, make("bdi", null, shown), ...(counted ? [make("b", null, ` ${last}`)] : []));
};
// The marks of the room in the corner of a cell; of two the second goes by its sign.
const corner = ({ first, asked }, { marks }) => {
  const words = [...(first ? [marks.first] : []), ...(asked ? [first ? marks.asked.slice(0, 1) : marks.asked] : [])];
  return words.length ? [make("b", { class: "corner" }, words.join(" "))] : [];
};
const mark = (element, { first, asked }) => {
  element.classList.toggle("is-first", Boolean(first));
  element.classList.toggle("is-asked", Boolean(asked));
};

const showCell = (button, one, data) => {
  const state = make("span", null, `${data.symbols[one.state]} ${one.state}`);
  const line = (...parts) => make("span", { class: "state" }, ...parts);
  const beside = one.beside ? [make("span", null, one.beside)] : [];
  const marks = corner(one, data);
  const lines = one.names.length ? [names(one.names), line(state, ...beside)]
    : marks.length ? [line(...beside, "\u00a0"), line(state)] : [line(state, ...beside)];
  button.dataset.state = one.state;
  mark(button, one);
  button.querySelector(".told").textContent = [...one.lines, one.names.join(", ")].filter(Boolean).join(", ");
  button.querySelector(".seen").replaceChildren(...marks, ...lines);
};
const showGeneral = (place, one, data) => {
  const counted = make("span", { class: "state" }, one.text);
  mark(place, one);
  place.querySelector(".told").textContent = [one.text, one.names.join(", ")].filter(Boolean).join(": ");
  place.querySelector(".seen").replaceChildren(...corner(one, data), ...(one.names.length ? [names(one.names)] : []), counted);
};

const fill = (root, data) => {
  const lines = [...root.querySelectorAll("tbody tr")];
  data.rows.forEach((one, number) => {
    lines[number].querySelector(".about").textContent = one.about;
    lines[number].querySelector(".short").textContent = one.short;
    lines[number].querySelectorAll("button").forEach((button, column) => showCell(button, one.cells[column], data));
  });
  lines.at(-1).querySelectorAll("td").forEach((place, column) => {
    const { cells, names: of, first } = data.general;
    showGeneral(place, { text: cells[column], names: of[column], first: first[column] }, data);
  });
};

// The keys that begin a name: a sign, one that waits for the next to make a letter with an accent, or F2 as in a sheet.
const BEGINS = /^([^ ]|Dead|Process|F2)$/u;

// A box over a cell to type a name in: Enter or going elsewhere keeps it, Escape lets it go.
const type = (button, text, keep) => {
  const about = [...button.querySelectorAll(".unseen, em")].map((one) => one.textContent).join("");
  const box = make("input", { type: "text", class: "typing", maxlength: "200", autocomplete: "off", "aria-label": `Naam van een initiatief: ${about}` });
  box.value = text;
  let done = false;
  const end = (save, back) => {
    if (done) return;
    done = true;
    const name = box.value.trim();
    box.remove();
    if (back) button.focus();
    if (save && name) keep([button.dataset.group, button.dataset.phase, name]);
  };
  box.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    end(event.key === "Enter", true);
  });
  // The browser takes the keyboard away for a moment when another window comes to the front: typing goes on after it.
  box.addEventListener("blur", () => document.hasFocus() && end(true, false));
  button.parentElement.append(box);
  box.focus();
};

const moved = (root, button, key) => {
  const columns = button.closest("tr").querySelectorAll("button").length;
  const all = [...root.querySelectorAll("button")];
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[key];
  return step ? all[all.indexOf(button) + step] : undefined;
};

export default ({ data, parentElement, setTriggerValue }) => {
  const root = parentElement.querySelector(".matrix");
  const keep = (typed) => setTriggerValue("typed", typed);
  const shape = JSON.stringify([data.may, data.phases, data.rows.map(({ group, name }) => [group, name])]);
  if (root.dataset.shape !== shape) {
    root.dataset.shape = shape;
    root.style.setProperty("--phases", data.phases.length);
    root.replaceChildren(table(data));
  }
  fill(root, data);
  root.onclick = ({ target }) => {
    const button = target.closest("td")?.querySelector("button");
    if (!button || target.matches(".typing")) return;
    if (target.matches(".plus")) type(button, "", keep);
    else if (target.closest("button")) setTriggerValue("pressed", [button.dataset.group, button.dataset.phase]);
  };
  root.onkeydown = (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const next = moved(root, button, event.key);
    if (next) {
      event.preventDefault();
      next.focus();
    } else if (!data.may) {
      return;
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
      event.preventDefault();
      setTriggerValue("undo", true);
    } else if (BEGINS.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      // The key that begins it is typed in the box, which has the keyboard by then.
      type(button, "", keep);
    }
  };
  if (data.may && data.again && root.dataset.again !== data.again.join()) {
    root.dataset.again = data.again.join();
    const [group, phase, name] = data.again;
    const button = [...root.querySelectorAll("button")].find((one) => one.dataset.group === group && one.dataset.phase === phase);
    if (button) type(button, name, keep);
  }
};
