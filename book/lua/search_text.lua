-- What the search finds in a chapter: its sections, each with its text and its
-- code. A script of its own, which a page loads when somebody searches: pages
-- that are opened as files may load scripts, and nothing else.
local kernel_panel = require("kernel_panel")
local search_script = require("search_script")

local stringify = pandoc.utils.stringify

-- A line of a listing is a list of coloured tokens, one of an output a list of
-- texts and of what varies, any other a text.
local function line_text(line)
  if type(line) == "string" then return line end
  local parts = {}
  for i, piece in ipairs(line) do
    parts[i] = type(piece) == "string" and piece or piece.varies or piece[2]
  end
  return table.concat(parts)
end

local function add_object(section, object)
  if object.kind == "figure" then
    table.insert(section.text, stringify(object.caption))
    table.insert(section.text, object.alt)
    return
  end
  if object.file then table.insert(section.code, object.file.name) end
  for _, line in ipairs(object.lines) do
    table.insert(section.code, line_text(line))
  end
end

local function add_block(section, block, objects)
  local function add_text(paragraph)
    table.insert(section.text, stringify(paragraph))
  end
  pandoc.walk_block(pandoc.Div({ block }), {
    Para = add_text, Plain = add_text, Header = add_text,
    Div = function(div)
      if div.classes[1] == "object" then
        add_object(section, objects[tonumber(div.attributes.n)])
      end
    end,
  })
end

-- A tab is an entry of its own, so that a link can lead to what it hides; a
-- term of the glossary too.
local function sections_of(chapter, blocks)
  local sections = {}
  local function begin(id, title)
    local new = { id = id, title = title, text = {}, code = {} }
    sections[#sections + 1] = new
    return new
  end
  local section = begin("", "")
  for _, block in ipairs(blocks) do
    if block.t == "Header" then
      local number = block.attributes.number
      section = begin(block.identifier,
        (number and number .. " " or "") .. stringify(block))
    elseif block.t == "Div" and block.classes[1] == "kernels" then
      for _, panel in ipairs(block.content) do
        local id, name = kernel_panel(block, panel)
        local place = section.title ~= "" and section.title .. ", " or ""
        add_block(begin(id, place .. name), panel, chapter.objects)
      end
    elseif block.t == "DefinitionList" then
      for _, item in ipairs(block.content) do
        local term = item[1][1]
        local entry = begin(term.identifier or section.id, stringify(item[1]))
        for _, definition in ipairs(item[2]) do
          add_block(entry, pandoc.Div(definition), chapter.objects)
        end
      end
    else
      add_block(section, block, chapter.objects)
    end
  end
  return sections
end

local function search_text(chapter, blocks)
  local entries = {}
  for i, section in ipairs(sections_of(chapter, blocks)) do
    entries[i] = { section.id, section.title,
      table.concat(section.text, "\n"), table.concat(section.code, "\n") }
  end
  return search_script(chapter.page, ("%s %s"):format(chapter.number,
    chapter.title), entries)
end

return search_text
