-- A chapter's blocks as HTML: what is ours becomes raw HTML here, and Pandoc
-- writes the rest.
local html = require("html_text")
local identifier_links = require("identifier_links")
local kernel_panel = require("kernel_panel")
local objects = require("html_objects")
local walk = require("walk")

local EXERCISES = { check = "to check", build = "to build", hard = "hard" }

local function raw(text)
  return pandoc.RawBlock("html", text)
end

local function wrap(open, blocks, close)
  local result = pandoc.List({ raw(open) })
  result:extend(blocks)
  result:insert(raw(close))
  return result
end

local divs = {}

function divs.kernels(div, inner)
  local level = div.attributes.level
  local result = pandoc.List({ raw('<div class="kernels">') })
  for _, child in ipairs(div.content) do
    local id, name = kernel_panel(div, child)
    result:extend(wrap(('<div class="kernel" id="%s" data-kernel="%s">\n'
      .. '<h%s class="kernel-name">%s</h%s>'):format(id, child.classes[1],
        level, name, level),
      inner(child.content), "</div>"))
  end
  result:insert(raw("</div>"))
  return result
end

function divs.aside(div, inner)
  return wrap('<div class="aside" role="note">', inner(div.content), "</div>")
end

function divs.trap(div, inner)
  return wrap('<div class="trap" role="note" aria-label="Trap">',
    inner(div.content), "</div>")
end

function divs.design(div, inner)
  return wrap('<div class="design" role="note">\n<p class="design-title">'
    .. '<span class="lead">Design note</span> '
    .. html.escape(div.attributes.title) .. "</p>",
    inner(div.content), "</div>")
end

function divs.exercise(div, inner)
  local number = div.attributes.number
  return wrap(('<div class="exercise" id="exercise-%s">\n'
    .. '<p class="exercise-title"><span class="lead">Exercise %s</span> %s</p>')
    :format(number, number, EXERCISES[div.attributes.kind]),
    inner(div.content), "</div>")
end

-- With the way to where it stands among the others, if there is such a page.
function divs.answer(div, inner, plan)
  local all = plan:made_by("answers")
  local way = all and ('<a class="among-others" href="%s#answer-%s">Among all '
    .. "answers</a>\n"):format(all.page, div.attributes.number) or ""
  return wrap('<details class="answer"><summary>Answer</summary>',
    inner(div.content), way .. "</details>")
end

local function anchor(id)
  return pandoc.Link({ pandoc.Str("#") }, "#" .. id, "", pandoc.Attr("",
    { "anchor" }, { ["aria-label"] = "Link to this section" }))
end

local function header(block)
  local number = block.attributes.number
  local content = pandoc.List()
  if number then
    content:extend({ pandoc.Span({ pandoc.Str(number) },
      pandoc.Attr("", { "number" })), pandoc.Space() })
  end
  content:extend(block.content)
  content:extend({ pandoc.Space(), anchor(block.identifier) })
  return pandoc.Header(block.level, content, pandoc.Attr(block.identifier))
end

-- A table scrolls in a box of its own where the page is narrow.
local function scrolling_table(block)
  local number = block.attr.attributes.number
  local name = pandoc.utils.stringify(block.caption.long)
  if number then
    local caption = block.caption.long
    local content = pandoc.List({ pandoc.Span(
      { pandoc.Str("Table\u{a0}" .. number) }, pandoc.Attr("", { "lead" })),
      pandoc.Space() })
    content:extend(caption[#caption].content)
    caption[#caption] = pandoc.Plain(content)
    block.caption = { long = caption }
    block.attr = pandoc.Attr(block.attr.identifier)
  end
  local open = '<div class="table" tabindex="0" role="group" aria-label="%s">'
  return { raw(open:format(html.escape(name ~= "" and name or "Table"))),
    block, raw("</div>") }
end

-- Targets as references.lua leaves them, for a page at the top of the site.
local function address(chapter, target)
  local folder, fragment = target:match("^book:([^#]*)(.*)$")
  if folder == chapter.folder and fragment ~= "" then return fragment end
  if folder then return folder .. ".html" .. fragment end
  return target:match("^source:(.*)$") or target
end

local function html_blocks(chapter, blocks)
  local inner
  local function visit(block)
    if block.t == "Header" then return header(block) end
    if block.t == "Table" then return scrolling_table(block) end
    if block.t ~= "Div" then return nil end
    local class = block.classes[1]
    if class == "object" then
      local n = tonumber(block.attributes.n)
      local object = chapter.objects[n]
      return raw(objects[object.kind](object, n))
    end
    return divs[class](block, inner, chapter.plan)
  end
  inner = function(content) return walk(content, visit) end
  local linked = identifier_links(chapter, inner(blocks))
  local written = pandoc.walk_block(pandoc.Div(linked), {
    Link = function(link)
      link.target = address(chapter, link.target)
      return link
    end,
    Span = function(span)
      if span.classes:includes("term") then
        return { pandoc.RawInline("html",
          ('<dfn id="%s">'):format(span.identifier)), pandoc.Span(span.content),
          pandoc.RawInline("html", "</dfn>") }
      end
    end,
  })
  -- Pandoc gives each footnote a role that ARIA has withdrawn, and the empty
  -- corner of a table a header's element.
  return (html.blocks(written.content):gsub('%s+role="doc%-endnote"', "")
    :gsub("<th([^>]*)></th>", "<td%1></td>"))
end

return html_blocks
