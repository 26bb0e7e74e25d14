// The switch between light and dark. Without a choice the system decides;
// page.html sets a choice that was made earlier before anything is painted.
(function () {
  "use strict";
  var key = "waiting-well:theme";
  var root = document.documentElement;
  var system = window.matchMedia("(prefers-color-scheme: dark)");
  var button = document.createElement("button");

  function dark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
  }

  function show() {
    button.textContent = dark() ? "Light" : "Dark";
    button.setAttribute("aria-label",
      dark() ? "Light colours" : "Dark colours");
  }

  button.type = "button";
  button.className = "theme";
  button.addEventListener("click", function () {
    root.dataset.theme = dark() ? "light" : "dark";
    try {
      localStorage.setItem(key, root.dataset.theme);
    } catch (refused) { /* then for this page only */ }
    show();
  });
  system.addEventListener("change", show);
  show();
  document.querySelector(".bar").append(button);
})();
