-- The check that each file of code/ is introduced by exactly one chapter.
local problems = require("problems")

local function introduced(plan)
  local settings = plan.settings
  local code = dofile(settings.build .. "/code.lua")
  local home = {}
  for _, folder in ipairs(code.folders) do
    local list = dofile(("%s/%s/files.lua"):format(settings.build, folder))
    for _, name in ipairs(list.introduces) do
      if home[name] then
        problems.elsewhere("code/" .. name, 1,
          ("introduced twice, by %s and by %s"):format(home[name], folder))
      end
      home[name] = home[name] or folder
    end
  end
  for _, name in ipairs(code.files) do
    if not home[name] then
      problems.elsewhere("code/" .. name, 1,
        "introduced by no chapter (INTRODUCES in its CMakeLists.txt)")
    end
  end
end

return introduced
