-- Reading and writing files. Every file that was read is remembered: the
-- build's dependency file is made from that.
local files = {}

local contents, order = {}, {}

-- The text of a file, or nil if there is none.
function files.read(path)
  if contents[path] == nil then
    local handle = io.open(path, "rb")
    local text = handle and handle:read("a")
    if handle then handle:close() end
    contents[path] = text and text:gsub("\r\n", "\n") or false
    if text then order[#order + 1] = path end
  end
  return contents[path] or nil
end

function files.split(text)
  local lines = {}
  if text ~= "" and text:sub(-1) ~= "\n" then text = text .. "\n" end
  for line in text:gmatch("(.-)\n") do lines[#lines + 1] = line end
  return lines
end

-- The lines of a file, or nil if there is none.
function files.lines(path)
  local text = files.read(path)
  return text and files.split(text)
end

function files.write(path, text)
  local handle = assert(io.open(path, "wb"))
  handle:write(text)
  handle:close()
end

-- Leaves a file alone whose text would not change, so that what depends on it
-- is not built again.
function files.update(path, text)
  local handle = io.open(path, "rb")
  local old = handle and handle:read("a")
  if handle then handle:close() end
  if old ~= text then files.write(path, text) end
end

-- Notes in `record` the files that were written into a folder, and removes those
-- of the last time that are none of them.
function files.keep_only(record, folder, names)
  local kept = {}
  for _, name in ipairs(names) do kept[name] = true end
  local old = io.open(record)
  for name in old and old:lines() or function() end do
    if not kept[name] then os.remove(folder .. "/" .. name) end
  end
  if old then old:close() end
  files.update(record, table.concat(names, "\n") .. "\n")
end

-- A dependency file as compilers write them.
function files.write_dependencies(path, target)
  local function escape(name)
    return (name:gsub("[ #]", "\\%0"):gsub("%$", "$$$$"))
  end
  local needed = {}
  for _, name in ipairs(order) do needed[#needed + 1] = escape(name) end
  files.write(path, escape(target) .. ": " .. table.concat(needed, " \\\n  ")
    .. "\n")
end

return files
