-- Links from names in the prose to what the reference says of them: from
-- `Poll::poll`, `Result<>` or `set_timeout()`, where there is no doubt about what
-- is meant, and the reader has met it. The names are in names.lua, which
-- reference/reference.mjs makes.
local files = require("files")

-- What else may a word mean in this chapter? The types and functions that its own
-- programs declare, or those that it shows of other chapters.
local function own_names(chapter)
  local names = {}
  local function read(lines)
    for _, line in ipairs(lines or {}) do
      for _, kind in ipairs({ "class", "struct", "enum", "using" }) do
        for name in line:gmatch("%f[%w]" .. kind .. "%s+([%a_][%w_]*)") do
          names[name] = true
        end
      end
      local called = line:match("^[%a_][%w_:<>,&* ]-%f[%w_]([%w_]+)%(")
      if called then names[called] = true end
    end
  end
  for _, name in ipairs(chapter.settings.sources) do
    read(files.lines(chapter.directory .. "/" .. name))
  end
  for _, file in ipairs(chapter.shown_files) do
    if file.project_path:match("^chapters/") then read(file.lines) end
  end
  return names
end

-- `Poll::poll` of `Poll::poll(events)`, `Result` of `Result<>`.
local function name_in(code)
  return code:match("^([%a_][%w_:]*)$")
    or code:match("^([%a_][%w_:]*)%b()$")
    or code:match("^([%a_][%w_:]*)%b<>$")
end

local function resolver(chapter)
  local plan = chapter.plan
  local path = plan.settings.names
  local names = path ~= "" and dofile(path) or {}
  local reference = plan:made_by("reference")
  local own
  return function(code)
    local found = reference and names[name_in(code) or ""]
    if not found then return end
    local _, place = plan:chapter(found[2])
    if not place or place > chapter.place then return end
    own = own or own_names(chapter)
    local first = name_in(code):gsub("^mini%w+::", ""):match("^[^:]+")
    if own[first] then return end
    return reference.folder .. "/" .. found[1]
  end
end

-- The blocks with the links in them. Headings and links have none within.
local function identifier_links(chapter, blocks)
  local address = resolver(chapter)
  local function leave(element) return element, false end
  return pandoc.Pandoc(blocks):walk({
    traverse = "topdown", Header = leave, Link = leave,
    Code = function(code)
      local target = address(code.text)
      return target and pandoc.Link({ code }, target, "",
        pandoc.Attr("", { "api" })), false
    end,
  }).blocks
end

return identifier_links
