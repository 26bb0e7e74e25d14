// The search: a dialog with a field and a list of links. Ctrl+K opens it; the
// arrow keys go through the list, and only while it is open.
(function () {
  "use strict";
  var most = 30;
  var button = document.createElement("button");
  var dialog = document.createElement("dialog");
  var field = document.createElement("input");
  var list = document.createElement("ol");
  var status = document.createElement("p");
  var close = document.createElement("button");
  var entered = false;  // before there was anything to go to

  function marked(text, terms) {
    var line = document.createElement("span");
    var rest = text;
    for (;;) {
      var first = terms.map(function (term) {
        return { at: waitingWellSearch.find(rest, term), size: term.length };
      }).filter(function (one) { return one.at !== -1; })
        .sort(function (a, b) { return a.at - b.at || b.size - a.size; })[0];
      if (!first) break;
      var mark = document.createElement("mark");
      mark.textContent = rest.slice(first.at, first.at + first.size);
      line.append(rest.slice(0, first.at), mark);
      rest = rest.slice(first.at + first.size);
    }
    line.append(rest);
    return line;
  }

  function item(found) {
    var link = document.createElement("a");
    var where = document.createElement("span");
    var text = marked(found.excerpt.line, found.terms);
    where.className = "where";
    where.append(marked(found.chapter, found.terms));
    if (found.title) where.append(" › ", marked(found.title, found.terms));
    text.className = found.excerpt.is_code ? "excerpt code" : "excerpt";
    link.href = found.href;
    link.append(where, text);
    var entry = document.createElement("li");
    entry.append(link);
    return entry;
  }

  function show() {
    var query = field.value.trim();
    var found = query ? waitingWellSearch.look(query, most) : [];
    list.replaceChildren.apply(list, found.map(item));
    if (entered && found.length > 0) list.querySelector("a").click();
    entered = false;
    if (!query) status.textContent = "";
    else if (found.length === 0) {
      status.textContent = "Nothing is called so, and nothing is near it.";
    } else {
      status.textContent = found.length === most
        ? "The best " + most + " places"
        : found.length === 1 ? "One place" : found.length + " places";
    }
  }

  function search() {
    if (field.value.trim()) status.textContent = "Reading the book …";
    waitingWellSearch.prepare().then(show, function (error) {
      status.textContent = "The search does not work: " + error.message + ".";
    });
  }

  function open() {
    if (dialog.open) return;
    dialog.showModal();
    field.select();
    search();
  }

  // The field and the links are one row, for Up and Down.
  function onKey(event) {
    var row = [field].concat(Array.from(list.querySelectorAll("a")));
    var at = row.indexOf(document.activeElement);
    if (event.key === "Enter" && at === 0) {
      if (row.length > 1) row[1].click();
      else entered = true;
    } else if (event.key === "ArrowDown" && at !== -1) {
      (row[at + 1] || field).focus();
    } else if (event.key === "ArrowUp" && at !== -1) {
      row.at(at - 1).focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  button.type = "button";
  button.className = "to-search";
  button.textContent = "Search";
  button.setAttribute("aria-haspopup", "dialog");
  button.setAttribute("aria-keyshortcuts", "Control+K Meta+K");
  button.title = "Ctrl+K";
  button.addEventListener("click", open);

  field.type = "search";
  field.autocomplete = "off";
  field.spellcheck = false;
  field.setAttribute("aria-label", "Search the book");
  field.placeholder = "A word, or the name of something in the code";
  field.addEventListener("input", function () {
    entered = false;
    search();
  });
  status.setAttribute("role", "status");
  close.type = "button";
  close.textContent = "Close";
  close.addEventListener("click", function () { dialog.close(); });

  var head = document.createElement("div");
  head.className = "head";
  head.append(field, close);
  dialog.className = "search";
  dialog.setAttribute("aria-label", "Search");
  dialog.append(head, status, list);
  dialog.addEventListener("keydown", onKey);
  dialog.addEventListener("click", function (event) {
    if (event.target === dialog || event.target.closest("a")) dialog.close();
  });
  document.addEventListener("keydown", function (event) {
    var is_shortcut = (event.ctrlKey || event.metaKey) && !event.shiftKey
      && !event.altKey && event.key.toLowerCase() === "k";
    if (!is_shortcut) return;
    event.preventDefault();
    open();
  });

  document.querySelector(".bar").append(button);
  document.body.append(dialog);
})();
