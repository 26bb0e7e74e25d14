// Tabs for what differs between kernels. A choice holds for every page of the
// book, and changes all tabs of a page at once; what the reader clicked stays
// where it is on the screen.
(function () {
  "use strict";
  var key = "waiting-well:kernel";
  var groups = Array.from(document.querySelectorAll(".kernels"));

  function remembered() {
    try {
      return localStorage.getItem(key);
    } catch (refused) {
      return null;
    }
  }

  function remember(kernel) {
    try {
      localStorage.setItem(key, kernel);
    } catch (refused) { /* then for this page only */ }
  }

  // Without a choice: the reader's own system.
  function own() {
    var platform = navigator.platform || "";
    if (/^Win/.test(platform)) return "windows";
    return /Mac|iPhone|iPad|BSD/.test(platform) ? "bsd" : "linux";
  }

  function tabs(group) {
    return Array.from(group.querySelectorAll("[role=tab]"));
  }

  // A group that lacks the kernel keeps what it shows, or shows its first.
  function choose(kernel) {
    groups.forEach(function (group) {
      var all = tabs(group);
      var chosen = all.find(function (tab) { return tab.dataset.kernel === kernel; })
        || all.find(function (tab) { return tab.ariaSelected === "true"; }) || all[0];
      all.forEach(function (tab) {
        var on = tab === chosen;
        tab.setAttribute("aria-selected", String(on));
        tab.tabIndex = on ? 0 : -1;
        document.getElementById(tab.getAttribute("aria-controls"))
          .classList.toggle("chosen", on);
      });
    });
  }

  function pick(tab) {
    var before = tab.getBoundingClientRect().top;
    choose(tab.dataset.kernel);
    remember(tab.dataset.kernel);
    scrollBy({ top: tab.getBoundingClientRect().top - before, behavior: "instant" });
  }

  function onKey(event) {
    var all = tabs(event.currentTarget);
    var at = all.indexOf(document.activeElement);
    var next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    var tab = all.at(next % all.length);
    pick(tab);
    tab.focus({ preventScroll: true });
  }

  function build(group) {
    var list = document.createElement("div");
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", "Kernel");
    group.querySelectorAll(":scope > .kernel").forEach(function (panel) {
      var tab = document.createElement("button");
      tab.type = "button";
      tab.id = panel.id + "-tab";
      tab.dataset.kernel = panel.dataset.kernel;
      tab.textContent = panel.querySelector(".kernel-name").textContent;
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", panel.id);
      tab.addEventListener("click", function () { pick(tab); });
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
      list.append(tab);
    });
    list.addEventListener("keydown", onKey);
    group.prepend(list);
    group.classList.add("tabbed");
  }

  // A link may lead into what is hidden.
  function reveal() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    var panel = target && target.closest(".kernel");
    if (!panel || panel.classList.contains("chosen")) return;
    choose(panel.dataset.kernel);
    target.scrollIntoView({ behavior: "instant" });
  }

  groups.forEach(build);
  choose(remembered() || own());
  reveal();
  addEventListener("hashchange", reveal);
  addEventListener("storage", function (event) {
    if (event.key === key && event.newValue) choose(event.newValue);
  });
})();
