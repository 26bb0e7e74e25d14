-- The check that a chapter shows every line of the files of code/ that it
-- introduces. Blank lines need not be shown.
local files = require("files")
local problems = require("problems")

local function ranges(hidden)
  local texts, i = {}, 1
  while i <= #hidden do
    local first = hidden[i]
    while hidden[i + 1] == hidden[i] + 1 do i = i + 1 end
    texts[#texts + 1] = first == hidden[i] and tostring(first)
      or ("%d–%d"):format(first, hidden[i])
    i = i + 1
  end
  return table.concat(texts, ", ")
end

local function check_file(chapter, name)
  local path = chapter.root .. "/code/" .. name
  local lines = files.lines(path)
  if not lines then
    problems.elsewhere("chapters/" .. chapter.folder .. "/CMakeLists.txt", 1,
      ("introduces code/%s, which does not exist"):format(name))
    return
  end
  local shown, hidden = chapter.shown[path] or {}, {}
  for number, line in ipairs(lines) do
    if line:match("%S") and not shown[number] then
      hidden[#hidden + 1] = number
    end
  end
  if #hidden > 0 then
    problems.elsewhere("code/" .. name, hidden[1],
      ("shown nowhere in chapters/%s/chapter.md: %s %s"):format(chapter.folder,
        #hidden == 1 and "line" or "lines", ranges(hidden)))
  end
end

local function shown(chapter)
  for _, name in ipairs(chapter.settings.introduces) do
    check_file(chapter, name)
  end
end

return shown
