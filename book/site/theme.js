// The choice of colours. Without one the system decides; page.html sets a choice
// that was made earlier before anything is painted.
(function () {
  "use strict";
  var key = "waiting-well:theme";
  var root = document.documentElement;
  var choice = document.createElement("select");

  function option(value, text) {
    choice.add(new Option(text, value, false, value === (root.dataset.theme || "")));
  }

  function remember(theme) {
    try {
      if (theme) localStorage.setItem(key, theme);
      else localStorage.removeItem(key);
    } catch (refused) { /* then for this page only */ }
  }

  function set(theme) {
    showTheme(theme);
    choice.value = theme;
  }

  option("", "As the system has it");
  option("light", "Light");
  option("dark", "Dark");
  option("contrast", "High contrast");
  choice.setAttribute("aria-label", "Colours");
  choice.addEventListener("change", function () {
    set(choice.value);
    remember(choice.value);
  });
  addEventListener("storage", function (event) {
    if (event.key === key) set(event.newValue || "");
  });
  var box = document.createElement("span");
  box.className = "theme";
  box.append(choice);
  document.querySelector(".bar").append(box);
})();
