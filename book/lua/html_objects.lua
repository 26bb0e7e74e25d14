-- Listings, outputs, commands and figures as HTML.
local html = require("html_text")
local figure = require("figure")

local objects = {}

local KERNEL_NAMES = { epoll = "epoll", kqueue = "kqueue",
  iocp = "a completion port", io_uring = "io_uring" }

-- A scrolling box must be reachable by keyboard; book.js takes the tab stop
-- away again where nothing scrolls.
local function scroller(name, content, class)
  return ('<pre tabindex="0" role="group" aria-label="%s"%s>%s</pre>'):format(
    html.escape(name), class and (' class="%s"'):format(class) or "", content)
end

local function lead(word, number)
  return ('<span class="lead">%s %s</span> '):format(word, number)
end

local function listing_caption(object)
  local caption = object.number and lead("Listing", object.number) or ""
  caption = caption .. ('<a href="%s#L%d"><code>%s</code></a>'):format(
    object.file.page, object.first, html.name(object.file.name))
  if object.symbol then
    caption = caption .. ('<span class="symbol">%s<code>%s</code></span>')
      :format(object.narrowed and "in " or "", html.name(object.symbol))
  end
  return caption
end

local function identifier(object)
  local id = object.id
  return id and id ~= "" and (' id="%s"'):format(html.escape(id)) or ""
end

function objects.listing(object)
  local name = object.file.name
    .. (object.symbol and ", " .. object.symbol or "")
  return ('<figure class="listing"%s><figcaption>%s</figcaption>\n%s</figure>')
    :format(identifier(object), listing_caption(object),
      scroller(name, "<code>" .. html.code(object.lines) .. "</code>", "code"))
end

function objects.code(object)
  local caption = object.number and ("<figcaption>%s</figcaption>\n"):format(
    lead("Listing", object.number)) or ""
  return ('<figure class="listing bare"%s>%s%s</figure>'):format(
    identifier(object), caption,
    scroller("Code", "<code>" .. html.code(object.lines) .. "</code>", "code"))
end

function objects.console(object)
  local lines = {}
  for i, line in ipairs(object.lines) do
    lines[i] = ('<span class="command">%s</span>'):format(html.escape(line))
  end
  return ('<figure class="console">%s</figure>'):format(
    scroller("Commands", "<code>" .. table.concat(lines, "\n") .. "</code>",
      "code"))
end

local function output_line(pieces)
  local parts = {}
  for i, piece in ipairs(pieces) do
    parts[i] = piece.varies and ("<var>%s</var>"):format(html.escape(piece.varies))
      or html.escape(piece)
  end
  return table.concat(parts)
end

function objects.output(object)
  local lines = {}
  for i, pieces in ipairs(object.lines) do lines[i] = output_line(pieces) end
  local kernel = object.kernel and
    (" on " .. (KERNEL_NAMES[object.kernel] or object.kernel)) or ""
  return ('<figure class="output"><figcaption>Output of <code>%s</code>%s'
    .. '</figcaption>\n%s</figure>'):format(html.name(object.program), kernel,
      scroller("Output of " .. object.program,
        "<samp>" .. table.concat(lines, "\n") .. "</samp>"))
end

function objects.figure(object, n)
  local svg = figure.inline(object.svg, ("figure-%d-"):format(n), object.alt)
  return ('<figure class="drawing"%s><div class="scroll" tabindex="0" '
    .. 'role="group" aria-label="Figure %s">%s</div>'
    .. "<figcaption>%s%s</figcaption></figure>"):format(identifier(object),
      object.number, svg, lead("Figure", object.number),
      html.inlines(object.caption))
end

return objects
