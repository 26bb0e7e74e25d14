-- What is wrong with a chapter, gathered so that all of it is reported at
-- once: one line each, as compilers report.
local problems = {}

local found = {}
local default_path

function problems.in_file(path)
  default_path = path
end

-- A problem at a line of the chapter's text.
function problems.add(line, message)
  problems.elsewhere(default_path, line, message)
end

function problems.elsewhere(path, line, message)
  found[#found + 1] =
    { path = path, line = line or 1, message = message, place = #found }
end

-- Prints the problems, if there are any, and ends Pandoc. Its own way to
-- fail, error(), would wrap each line in talk about the filter.
function problems.stop_if_any()
  if #found == 0 then return end
  table.sort(found, function(a, b)
    if a.path ~= b.path then return a.path < b.path end
    if a.line ~= b.line then return a.line < b.line end
    return a.place < b.place
  end)
  for _, problem in ipairs(found) do
    io.stderr:write(("%s:%d: %s\n"):format(
      problem.path, problem.line, problem.message))
  end
  io.stderr:flush()
  os.exit(1)
end

return problems
