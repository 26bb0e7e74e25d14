// The contents: a drawer on a narrow screen, scrolled to where the reader is,
// and with the section marked that is being read.
(function () {
  "use strict";
  var sidebar = document.querySelector(".sidebar");
  var opener = document.querySelector(".to-contents");
  var button = document.createElement("button");

  function set(open) {
    sidebar.classList.toggle("open", open);
    button.setAttribute("aria-expanded", String(open));
    if (open) {
      reveal();
      var first = sidebar.querySelector("[aria-current], a");
      if (first) first.focus();
    }
  }

  function reveal() {
    var current = sidebar.querySelector("[aria-current]");
    if (!current) return;
    var offset = current.getBoundingClientRect().top
      - sidebar.getBoundingClientRect().top;
    if (offset < 0 || offset > sidebar.clientHeight * 0.6) {
      sidebar.scrollTop += offset - sidebar.clientHeight / 4;
    }
  }

  button.type = "button";
  button.textContent = opener.textContent;
  button.className = opener.className;
  button.setAttribute("aria-controls", sidebar.id);
  button.setAttribute("aria-expanded", "false");
  opener.replaceWith(button);

  button.addEventListener("click", function () {
    set(!sidebar.classList.contains("open"));
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && sidebar.classList.contains("open")) {
      set(false);
      button.focus();
    }
  });
  sidebar.addEventListener("focusout", function (event) {
    var next = event.relatedTarget;
    if (next && next !== button && !sidebar.contains(next)) set(false);
  });
  document.addEventListener("click", function (event) {
    var inside = sidebar.contains(event.target) || button.contains(event.target);
    if (!inside || event.target.closest(".sidebar a")) set(false);
  });

  function mark() {
    var here = null;
    sidebar.querySelectorAll(".sections a").forEach(function (link) {
      var section = document.getElementById(
        decodeURIComponent(link.hash.slice(1)));
      if (section && section.getBoundingClientRect().top < innerHeight / 3) {
        here = link;
      }
      link.classList.remove("here");
    });
    if (here) here.classList.add("here");
  }

  var waiting = false;
  addEventListener("scroll", function () {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(function () {
      waiting = false;
      mark();
    });
  }, { passive: true });
  mark();
  reveal();
})();
