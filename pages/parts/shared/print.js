// Paper is not as wide as a screen. What is drawn for the screen or can't be narrower is told before printing how much
// smaller it must be (print.css); a grid of cells that scrolls is marked, since paper doesn't.
if (!window.wijkPrints) {
  window.wijkPrints = true;
  // A standing A4 within its margins, in pixels of CSS.
  const PAPER = 690;
  const all = (selector) => [...document.querySelectorAll(`[data-testid="stMain"] ${selector}`)].filter((one) => one.offsetParent);
  const smaller = (one, width) => {
    one.style.setProperty("--on-screen", `${width}px`);
    one.style.setProperty("--high", `${one.getBoundingClientRect().height}px`);
    one.style.setProperty("--to-paper", Math.min(1, PAPER / width));
  };
  const narrowest = (table) => {
    const before = table.style.width;
    table.style.width = "1px";
    const width = Math.max(table.scrollWidth, table.getBoundingClientRect().width);
    table.style.width = before;
    return width;
  };
  const cut = (grid) => [...grid.querySelectorAll(".dvn-scroller")].some(
    (one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1);
  window.addEventListener("beforeprint", () => {
    all("iframe").forEach((one) => smaller(one, one.getBoundingClientRect().width));
    all('[data-testid="stDataFrame"]').forEach((one) => {
      if (cut(one)) one.setAttribute("data-cut", ""); else smaller(one, one.getBoundingClientRect().width);
    });
    all("table").forEach((one) => {
      const width = narrowest(one);
      if (width > PAPER) smaller(one, width);
    });
  });
  window.addEventListener("afterprint", () => document.querySelectorAll('[style*="--to-paper"], [data-cut]').forEach((one) => {
    ["--on-screen", "--high", "--to-paper"].forEach((name) => one.style.removeProperty(name));
    one.removeAttribute("data-cut");
  }));
}
