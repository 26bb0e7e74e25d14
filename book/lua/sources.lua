-- The source files that a chapter may show, and the page that each gets.
local files = require("files")

local sources = {}

-- A file by the name that the prose gives it: { name, path, project_path,
-- lines, page }, or nil. It is looked for in the chapter's folder, then in
-- code/, then from the top of the project.
function sources.find(chapter, name)
  local root = chapter.root .. "/"
  local folder = "chapters/" .. chapter.folder .. "/"
  for _, place in ipairs({ folder, "code/", "" }) do
    local path = root .. place .. name
    local lines = files.lines(path)
    if lines then
      local project_path = place .. name
      local inside = project_path:sub(1, #folder) == folder
      return {
        name = name, path = path, project_path = project_path, lines = lines,
        page = sources.page(chapter.folder, inside and name or project_path),
      }
    end
  end
end

-- Source pages lie in a folder for each chapter, one level deep: Pandoc's Lua
-- makes no folders, so those of a path become part of the name.
function sources.page(folder, name)
  return folder .. "/" .. name:gsub("/", "-") .. ".html"
end

local LANGUAGES = {
  cpp = "cpp", hpp = "cpp", h = "cpp", cc = "cpp", c = "c", cmake = "cmake",
  sh = "bash", js = "javascript", mjs = "javascript", json = "json",
  py = "python", lua = "lua", rs = "rust", txt = "text",
}

function sources.language(name)
  if name:match("CMakeLists%.txt$") then return "cmake" end
  return LANGUAGES[name:match("%.(%w+)$") or ""] or "text"
end

-- The chapter's own files, those it introduces and those it shows, in the
-- order in which a reader looks for them, each once.
function sources.all(chapter)
  local list, known = {}, {}
  local function add(file)
    if file and not known[file.path] then
      known[file.path] = true
      list[#list + 1] = file
    end
  end
  for _, name in ipairs(chapter.settings.sources) do
    add(sources.find(chapter, name))
  end
  for _, name in ipairs(chapter.settings.introduces) do
    add(sources.find(chapter, name))
  end
  for _, file in ipairs(chapter.shown_files) do add(file) end
  return list
end

return sources
