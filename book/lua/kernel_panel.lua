-- The identifier and the name of what is for one kernel: `child` of `div`, the
-- kernels.
local KERNELS = { linux = "Linux", bsd = "macOS and BSD", windows = "Windows" }

local function kernel_panel(div, child)
  local kernel = child.classes[1]
  return ("kernels-%s-%s"):format(div.attributes.n, kernel), KERNELS[kernel]
end

return kernel_panel
