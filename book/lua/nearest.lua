-- The name that somebody who mistyped may have meant.

local function distance(a, b)
  local row = {}
  for j = 0, #b do row[j] = j end
  for i = 1, #a do
    local corner = row[0]
    row[0] = i
    for j = 1, #b do
      local cost = a:sub(i, i) == b:sub(j, j) and 0 or 1
      local best = math.min(row[j] + 1, row[j - 1] + 1, corner + cost)
      corner, row[j] = row[j], best
    end
  end
  return row[#b]
end

-- Of `names`, the one nearest to `wanted`, as ` (did you mean “…”?)`, or an
-- empty string if none is near.
local function nearest(wanted, names)
  local best, least = nil, math.max(2, #wanted // 3) + 1
  for _, name in ipairs(names) do
    local d = distance(wanted:lower(), name:lower())
    if d < least then best, least = name, d end
  end
  return best and (" (did you mean “%s”?)"):format(best) or ""
end

return nearest
