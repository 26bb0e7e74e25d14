// Copy buttons, and tab stops only on boxes that scroll.
(function () {
  "use strict";

  // On file:// some browsers have no clipboard: select the code instead.
  function copy(code, button) {
    function say(text) {
      button.textContent = text;
      setTimeout(function () { button.textContent = "Copy"; }, 1500);
    }
    function select() {
      getSelection().selectAllChildren(code);
      say("Selected");
    }
    if (!navigator.clipboard) return select();
    navigator.clipboard.writeText(code.textContent + "\n")
      .then(function () { say("Copied"); }, select);
  }

  document.querySelectorAll("pre.code > code").forEach(function (code) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", function () { copy(code, button); });
    code.closest("figure").append(button);
  });

  var boxes = document.querySelectorAll("pre[tabindex], .table[tabindex], .scroll[tabindex]");
  function stops() {
    boxes.forEach(function (box) {
      box.tabIndex = box.scrollWidth > box.clientWidth ? 0 : -1;
    });
  }
  addEventListener("resize", stops);
  document.fonts.ready.then(stops);
})();
