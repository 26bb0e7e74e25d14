-- Marks for the index of the PDF: where a term is explained, a call is told
-- about, or a name of the libraries is declared, shown or spoken of. What
-- becomes of them is up to print/index.typ, which knows those of all chapters.
local cxx_index = require("cxx_index")
local typst = require("typst_text")

local Marks = {}
Marks.__index = Marks

-- Names of the libraries stand in the index with their library.
local LIBRARY = "^code/(%w+)/"
local DECLARED = { class = true, struct = true, enum = true, concept = true,
  alias = true, ["function"] = true, prototype = true, namespace = true }

local indices = {}

local function index_of(file)
  indices[file.path] = indices[file.path]
    or cxx_index(table.concat(file.lines, "\n"))
  return indices[file.path]
end

function Marks.new(chapter)
  return setmetatable({ chapter = chapter, named = {}, called = {} }, Marks)
end

local function mark(kind, name, more)
  return ("#mark(%s, %s, %s)"):format(typst.string(kind), typst.string(name),
    more and typst.string(more) or "none")
end

-- Where a term is explained. What it is called in the glossary, only the
-- glossary knows: its own marks are of the kind "glossary".
function Marks:term(span)
  local link = span.content[1]
  local entry = link and link.t == "Link" and link.target:match("#(term:.+)$")
  return entry and mark("term", entry) or ""
end

function Marks:glossary(id, inlines)
  return mark("glossary", id, pandoc.utils.stringify(inlines))
end

-- Not `read`, which may be anybody's, but `epoll_wait`, `Poll` or `kqueue`.
local function is_telling(name)
  return #name >= 6 or name:match("^%u") or name:match("_")
end

-- Code in running text, where a chapter first has it.
function Marks:code(text)
  local name = text:gsub("^::", ""):gsub("^%l+::", ""):gsub("%(%)$", "")
  if not name:match("^%a[%w_:]*$") or not is_telling(name)
      or self.named[name] then
    return ""
  end
  self.named[name] = true
  return mark("use", name)
end

-- epoll_wait(2) names a call of the system, whatever else is called so.
function Marks:word(text)
  local name = text:match("^%p*([%l_][%w_]*)%(2%)")
  return name and mark("cite", name) or ""
end

-- A section of the references has the names of its calls in its title.
function Marks:heading(header)
  local marks = {}
  if self.chapter.word ~= "appendix" then return "" end
  pandoc.walk_block(header, { Code = function(code)
    local name = code.text:match("^struct (%a[%w_]+)$")
      or code.text:match("^(%a[%w_]+)$")
    if name then marks[#marks + 1] = mark("call", name) end
  end })
  return table.concat(marks)
end

-- Is the line of a declaration below `private:` in the class that it is in?
local function is_private(lines, line)
  local indent = #lines[line]:match("^%s*")
  for k = line - 1, 1, -1 do
    local before, access = lines[k]:match("^(%s*)(%l+):%s*$")
    if access and #before < indent then return access ~= "public" end
    if lines[k]:match("^%s*[%a][^;]*{%s*$")
        and #lines[k]:match("^%s*") < indent then
      return lines[k]:match("^%s*class%s") ~= nil
    end
  end
  return false
end

-- The line of a declaration that has its name.
local function line_of_name(lines, entry, name)
  for k = entry.first, entry.last do
    if not lines[k]:match("^%s*//") and
        (" " .. lines[k] .. " "):find("[^%w_]" .. name .. "[^%w_]") then
      return k
    end
  end
  return entry.first
end

-- What a listing of a public header declares: for each of its lines, marks.
local function declared(listing, library, add)
  local lines = listing.file.lines
  for _, entry in ipairs(index_of(listing.file)) do
    local name = entry.name:gsub("^" .. library .. "::", "")
    local outer, own = name:match("^(.-):*([^:]+)$")
    if DECLARED[entry.kind] and own:match("^%a[%w_]*$")
        and not name:match("^std::") and name ~= library
        and outer:match("[^:]*$") ~= own then
      local line = line_of_name(lines, entry, own)
      if line >= listing.first and line <= listing.last
          and not is_private(lines, line) then
        add(line - listing.first + 1, mark("declared", name, library))
      end
    end
  end
end

-- What is called in a line of code, where a chapter first calls it.
function Marks:calls(line, add)
  local words = {}
  for _, token in ipairs(line) do words[#words + 1] = token[2] end
  for name in table.concat(words):gmatch("%f[%w_:]:?:?(%a[%w_]+)%(") do
    if is_telling(name) and not self.called[name] then
      self.called[name] = true
      add(mark("use", name))
    end
  end
end

-- The marks of a listing's rows, as a dictionary of Typst's.
function Marks:listing(listing)
  local rows = {}
  local function add(row, text) rows[row] = (rows[row] or "") .. text end
  local file = listing.file
  local library = file and file.project_path:match(LIBRARY)
  if library and file.project_path:match("^code/[^/]+/include/") then
    declared(listing, library, add)
  end
  local symbol = library and listing.symbol and listing.symbol
    :gsub("%(.*", ""):gsub("^" .. library .. "::", "")
  if symbol and symbol:match("^%u%w*::[%a_]+$")
      and symbol:match("^(.*)::") ~= symbol:match("::(.*)$") then
    add(1, mark("shown", symbol, library))
  end
  for k, line in ipairs(listing.lines) do
    self:calls(line, function(text) add(k, text) end)
  end
  local parts = {}
  for row, text in pairs(rows) do
    parts[#parts + 1] = ('"%d": [%s],'):format(row, text)
  end
  table.sort(parts)
  return #parts > 0 and "(" .. table.concat(parts, " ") .. ")" or "(:)"
end

return Marks
