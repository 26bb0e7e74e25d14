-- The colours of site/palette.css, for the places that cannot read CSS: the
-- PDF, and the figures in it. One file says what a colour is.
local files = require("files")

-- The light value of each variable: { ["fig-ink"] = "#1b1f24", … }.
local function palette(path)
  local colours = {}
  for name, light in (files.read(path) or ""):gmatch(
      "%-%-([%w-]+):%s*light%-dark%((#%x+)") do
    colours[name] = light
  end
  return colours
end

return palette
