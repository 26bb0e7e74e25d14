// Copy buttons; tab stops only on boxes that scroll; and where drawings and
// tables go on beyond the edge of their box.
(function () {
  "use strict";

  // On file:// some browsers have no clipboard: select the code instead.
  function name(button, text, of) {
    button.textContent = text;
    button.setAttribute("aria-label", text + ": " + of);
  }

  function copy(code, button, of) {
    function say(text) {
      name(button, text, of);
      setTimeout(function () { name(button, "Copy", of); }, 1500);
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
    var of = code.parentElement.getAttribute("aria-label");
    name(button, "Copy", of);
    button.addEventListener("click", function () { copy(code, button, of); });
    code.closest("figure").append(button);
  });

  var boxes = document.querySelectorAll("pre[tabindex], .table[tabindex], .scroll[tabindex]");
  function stops() {
    boxes.forEach(function (box) {
      box.tabIndex = box.scrollWidth > box.clientWidth ? 0 : -1;
    });
  }
  function edges(box) {
    var hidden = box.scrollWidth - box.clientWidth;
    box.classList.toggle("more-before", box.scrollLeft > 1);
    box.classList.toggle("more-after", box.scrollLeft < hidden - 1);
  }
  var wide = document.querySelectorAll(".scroll, .table");
  function update() {
    stops();
    wide.forEach(edges);
  }
  wide.forEach(function (box) {
    box.addEventListener("scroll", function () { edges(box); }, { passive: true });
  });
  addEventListener("resize", update);
  document.fonts.ready.then(update);
})();
