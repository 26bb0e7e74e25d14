-- A chapter for the EPUB: headings are Pandoc's, so that they come into the
-- table of contents, and what stands between them is the HTML of the chapter's
-- page, as XHTML that needs no variables, no scripts and no pages of sources.
local html = require("html_text")
local together = require("html_together")

local epub = {}

-- With the palette's light colours in place of its variables, which e-readers
-- do not know.
function epub.flatten(text, colours)
  return (text:gsub("var%(%-%-([%w-]+)%)", function(name)
    return assert(colours[name], "the palette has no --" .. name)
  end))
end

-- Sources, and what the reference says, have no page here.
local function without_sources(text)
  return together.each_link(text, function(target, content)
    return target:match("^[^/:#]+/[^:]*%.html") and content or nil
  end)
end

-- A drawing is as wide as the page, up to its own width; a box that scrolls
-- there need not be reached by keyboard; notes pop up where a reader can.
local function adapt_tag(tag, colours)
  return (epub.flatten(tag, colours)
    :gsub('style="%-%-width:([%d.]+);[^"]*"', 'style="max-width:%1px"')
    :gsub(' tabindex="0" role="group" aria%-label="[^"]*"', "")
    :gsub('role="doc%-noteref"', 'epub:type="noteref" %0')
    :gsub('(<li id="[^"]*%.fn%d+")', '%1 epub:type="footnote"')
    :gsub("^<wbr>$", "<wbr/>"))
end

local function inlines(text)
  return pandoc.read(text, "html").blocks[1].content
end

local function section(attributes, heading)
  return pandoc.Header(3, inlines(heading),
    pandoc.Attr(attributes:match('id="([^"]*)"')))
end

local function add_raw(blocks, text)
  if text:match("%S") then blocks:insert(pandoc.RawBlock("html", text)) end
end

local function adapted(plan, entry, text, colours, address)
  text = together.chapter(plan, entry, without_sources(text), 1, address)
  return together.each_tag(text, function(tag)
    return adapt_tag(tag, colours)
  end)
end

local function answer_link(number)
  return ('<p class="answer-title"><a href="#answer-%s">Answer</a></p>')
    :format(number)
end

-- The text of a chapter and its answers. Where an appendix has these, the text has
-- links in their place; else they stay there, and the list is empty.
function epub.read(plan, entry)
  local text = together.text(plan, entry)
  if not plan:made_by("answers") then return { text = text, answers = {} } end
  local answers, rest = together.answers(text, answer_link)
  return { text = rest, answers = answers }
end

-- The names, in its chapter, of what stands with an answer.
function epub.names(it)
  local names = { "answer-" .. it.number }
  for id in it.answer:gmatch('%sid="([^"]+)"') do names[#names + 1] = id end
  return names
end

local function title_blocks(entry, title)
  local heading = pandoc.List({ pandoc.Str(entry.number), pandoc.Space(),
    pandoc.Str("·"), pandoc.Space() })
  heading:extend(inlines(title))
  return pandoc.List({ pandoc.Header(2, heading,
    pandoc.Attr(together.identifier(entry, ""))) })
end

-- The appendix with all answers; `chapters` has what epub.read() found in each.
function epub.answers(plan, appendix, chapters, colours, address)
  local blocks = title_blocks(appendix, html.escape(appendix.title))
  for _, entry in ipairs(plan:texts()) do
    for i, it in ipairs(chapters[entry.folder].answers) do
      if i == 1 then
        blocks:insert(section(('id="answers-%s"'):format(entry.slug),
          entry.number .. " · " .. html.escape(entry.title)))
      end
      add_raw(blocks, ('<h4 id="%s">To <a href="%s">exercise %s</a></h4>\n%s')
        :format(together.identifier(entry, "answer-" .. it.number),
          address(entry, "exercise-" .. it.number), it.number,
          adapted(plan, entry, it.answer, colours, address)))
    end
  end
  return blocks
end

function epub.chapter(plan, entry, text, colours, address)
  text = adapted(plan, entry, text, colours, address)
  local title, rest = text:match(
    '^<header class="chapter">.-<h2>(.-)</h2>\n</header>\n(.*)$')
  local blocks, from = title_blocks(entry, title), 1
  for first, attributes, content, last in
      rest:gmatch("()<h3([^>]*)>(.-)</h3>()") do
    -- A kernel's name, which stands within a box, is none of Pandoc's.
    if not attributes:find("class=", 1, true) then
      add_raw(blocks, rest:sub(from, first - 1))
      blocks:insert(section(attributes, content))
      from = last
    end
  end
  add_raw(blocks, rest:sub(from))
  return blocks
end

return epub
