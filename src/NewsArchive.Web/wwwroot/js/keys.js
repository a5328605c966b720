// Keyboard shortcuts: search, move, open, next quote, help. One switch turns all of them off, for readers who dictate
// to the computer or use other shortcuts; the browser remembers the choice.
(() => {
  const Store = "newsarchive.keys";
  const Rows = ".stories > li, .names > li, .quotes > li, .shared, .outcomes > li";
  const Quotes = ".text [id^='q'], .quotes > li, .shared";
  const dialog = document.querySelector("#keys-dialog");
  let row = -1;
  let quote = -1;

  const isOn = () => {
    try { return localStorage.getItem(Store) !== "off"; } catch { return true; }
  };

  const turn = on => {
    try { localStorage.setItem(Store, on ? "on" : "off"); } catch { /* without storage the choice ends with the page */ }
    showSwitches(on);
  };

  const showSwitches = on => document.querySelectorAll(".keys-switch").forEach(label => {
    label.hidden = false;
    label.querySelector("input").checked = on;
  });

  const seen = selector => [...document.querySelector("main").querySelectorAll(selector)]
    .filter(element => element.getClientRects().length > 0);

  // Start from the element with the focus: the reader may have clicked or tabbed since the last key.
  const step = (elements, last, by) => {
    const here = elements.findIndex(element => element.contains(document.activeElement));
    return Math.min(Math.max((here >= 0 ? here : last) + by, 0), elements.length - 1);
  };

  const move = by => {
    const rows = seen(Rows).filter(element => element.querySelector("a[href]"));
    if (rows.length === 0)
      return;
    row = step(rows, row, by);
    const link = rows[row].querySelector("h2 a, h3 a") ?? rows[row].querySelector("a[href]");
    link.focus({ focusVisible: true });
    rows[row].scrollIntoView({ block: "nearest" });
  };

  const jump = by => {
    const quotes = seen(Quotes);
    if (quotes.length === 0)
      return;
    quote = step(quotes, quote, by);
    const element = quotes[quote];
    if (!element.matches("a, button, [tabindex]"))
      element.tabIndex = -1;
    element.focus({ focusVisible: true, preventScroll: true });
    element.scrollIntoView({ block: "center" });
  };

  const open = () => {
    const link = document.activeElement;
    if (link.matches?.("main a[href]"))
      link.click();
    else
      link.querySelector?.(":scope a.here, :scope h2 a, :scope h3 a")?.click();
  };

  const search = () => {
    const box = document.querySelector("main .find input[type=search]") ?? document.querySelector(".find input[type=search]");
    box?.focus();
    box?.select();
  };

  const actions = {
    "/": search, j: () => move(1), k: () => move(-1), o: open, "]": () => jump(1), "[": () => jump(-1),
    "?": () => dialog.showModal(),
  };

  document.addEventListener("keydown", event => {
    const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (!isOn() || typing || dialog.open || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
      return;
    const action = actions[event.key];
    if (!action)
      return;
    event.preventDefault();
    action();
  });

  document.addEventListener("change", event => {
    if (event.target.matches(".keys-switch input"))
      turn(event.target.checked);
  });

  document.querySelector(".keys-help").addEventListener("click", event => {
    event.preventDefault();
    dialog.showModal();
  });

  showSwitches(isOn());
})();
