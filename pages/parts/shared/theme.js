// The language, and a place in the tab order for each table that scrolls, so that the keyboard can scroll it too.
document.documentElement.lang = "nl";
if (!window.wijkTables) {
  const reach = () => document.querySelectorAll('[data-testid="stMarkdownContainer"] table').forEach((table) => {
    if (table.scrollWidth > table.clientWidth) table.tabIndex = 0; else table.removeAttribute("tabindex");
  });
  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(reach, 100); };
  window.wijkTables = new MutationObserver(soon);
  window.wijkTables.observe(document.body, { childList: true, subtree: true });
  window.addEventListener("resize", soon);
  soon();
}
