// What the search knows: every section of the book, with its text and its code.
// It is loaded and put into an index when somebody searches for the first time.
// Scripts, because a page that was opened as a file may load nothing else.
var waitingWellSearch = (function () {
  "use strict";
  var top = new URL("..", document.currentScript.src);
  var sections = [];
  var index = null;
  var ready = null;

  function add(page, chapter, entries) {
    entries.forEach(function (entry) {
      sections.push({
        id: sections.length, page: page, chapter: chapter, anchor: entry[0],
        title: entry[1], text: entry[2], code: entry[3]
      });
    });
  }

  function load(name) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = new URL(name, top);
      script.onload = resolve;
      script.onerror = function () {
        reject(new Error(name + " cannot be loaded"));
      };
      document.head.append(script);
    });
  }

  // Words are what a programmer takes for one: epoll_wait is one word, and so is
  // C++.
  function words(text) {
    return text.match(/[\p{L}\p{N}_]+(?:\+\+)?/gu) || [];
  }

  // In the index it stands under its parts, too.
  function wordsAndParts(text) {
    var all = words(text);
    return all.concat(all.flatMap(function (word) {
      var parts = word.split(/_+|(?<=\p{Ll})(?=\p{Lu})/u).filter(Boolean);
      return parts.length > 1 ? parts : [];
    }));
  }

  function build() {
    index = new globalThis.MiniSearch({
      fields: ["title", "chapter", "text", "code"],
      tokenize: wordsAndParts,
      searchOptions: {
        tokenize: words, combineWith: "AND", prefix: true,
        fuzzy: function (word) { return word.length > 4 ? 0.2 : false; },
        boost: { title: 4, chapter: 2, text: 1.5 },
        weights: { prefix: 0.2, fuzzy: 0.05 }
      }
    });
    return index.addAllAsync(sections, { chunkSize: 20 });
  }

  // The pages that are written are those of the contents.
  function pages() {
    return Array.from(document.querySelectorAll(".sidebar li > a"),
      function (link) { return link.getAttribute("href"); })
      .filter(function (href) { return !href.includes("#"); })
      .map(function (href) { return href.split("/").pop(); });
  }

  // Fulfilled when it can be asked.
  function prepare() {
    ready = ready || Promise.all(pages().map(function (page) {
      return load("search/" + page.replace(/\.html$/, ".js"));
    }).concat(load("assets/minisearch.js"))).then(build);
    ready.catch(function () { ready = null; });  // the next one tries again
    return ready;
  }

  // The place of a word, at the beginning of one in the text; -1 if there is
  // none. Terms are in small letters.
  function find(text, term) {
    var found = new RegExp("(?<![\\p{L}\\p{N}])"
      + term.replace(/[^\p{L}\p{N}_]/gu, "\\$&"), "iu").exec(text);
    return found ? found.index : -1;
  }

  // The line of a text around a place, cut to so many characters.
  function line(text, at, size) {
    var from = text.lastIndexOf("\n", at) + 1;
    var to = text.indexOf("\n", at);
    if (to === -1) to = text.length;
    if (to - from <= size) return text.slice(from, to).trim();
    var begin = Math.max(from, Math.min(at - size / 3, to - size));
    if (begin > from) begin = text.indexOf(" ", begin) + 1;
    var end = begin + size >= to ? to : text.lastIndexOf(" ", begin + size);
    if (end <= at) end = Math.min(to, begin + size);
    return (begin > from ? "… " : "") + text.slice(begin, end).trim()
      + (end < to ? " …" : "");
  }

  // 0 for a word that was asked for, 1 for one that begins so, 2 for its like.
  function distance(term, asked) {
    return asked.includes(term) ? 0
      : asked.some(function (word) { return term.startsWith(word); }) ? 1 : 2;
  }

  // The line of a section in which the best of what was found stands.
  function excerpt(section, match, asked) {
    var terms = Object.keys(match).sort(function (a, b) {
      return distance(a, asked) - distance(b, asked) || b.length - a.length;
    });
    var fields = ["text", "code"];
    for (var i = 0; i < fields.length; ++i) {
      var field = fields[i];
      var place = terms
        .filter(function (term) { return match[term].includes(field); })
        .map(function (term) { return find(section[field], term); })
        .find(function (at) { return at !== -1; });
      if (place !== undefined) {
        return { is_code: field === "code",
          line: line(section[field], place, field === "code" ? 90 : 180) };
      }
    }
    return { is_code: false, line: section.text.slice(0, 120) + " …" };
  }

  // A title without its number, or a file's name without its folders.
  function name(section) {
    return (section.title || section.chapter).toLowerCase()
      .replace(/^[0-9a-z][0-9.]*\s+/, "").replace(/^\S+\/(?=\S+\.\w+$)/, "");
  }

  // What is called as was asked comes first, and a phrase before its words. A
  // file comes last, unless it was asked for.
  function weight(section, asked) {
    if (name(section) === asked) return 4;
    var is_file = /^\S+\/\S+\.\w+$/.test(section.title);
    if (is_file && !asked.includes(".")) return 0.2;
    return /\s/.test(asked) && (section.text + "\n" + section.code).toLowerCase()
      .includes(asked) ? 3 : 1;
  }

  function find_all(query) {
    var asked = query.toLowerCase().replace(/\s+/g, " ").replace(/\(\)$/, "");
    return index.search(query).map(function (result) {
      result.score *= weight(sections[result.id], asked);
      return result;
    }).sort(function (a, b) { return b.score - a.score; });
  }

  function look(query, most) {
    return find_all(query).slice(0, most).map(function (result) {
      var section = sections[result.id];
      return {
        href: new URL(section.page + (section.anchor ? "#" + section.anchor : ""),
          top).href,
        chapter: section.chapter, title: section.title,
        terms: Object.keys(result.match),
        excerpt: excerpt(section, result.match, result.queryTerms)
      };
    });
  }

  return { add: add, prepare: prepare, look: look, find: find };
})();
