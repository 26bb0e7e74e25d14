-- The moments of a lane, as marks with labels above it. A label stands to the
-- right of its mark, at the right edge to the left of it, and as low as it can
-- without touching another label, or the line from another mark to its label.
-- Where there is no such place, the mark has no label.
local svg = require("timeline_svg")

local marks = {}

local TIERS, LONGEST = 9, 44
local HEIGHT = 17

-- Whether `mark`, on `tier`, is in nobody's way and nobody in its.
local function is_free(mark, tier, placed)
  for _, other in ipairs(placed) do
    local overlap = mark.low < other.high and other.low < mark.high
    local crossed = other.low < mark.x and mark.x < other.high
    local crosses = mark.low < other.x and other.x < mark.high
    if (overlap and tier == other.tier) or (crossed and other.tier < tier)
      or (crosses and tier < other.tier) then
      return false
    end
  end
  return true
end

-- What the text covers on one side of the mark.
local function put(mark, is_left)
  local width = svg.width(mark.text) + 12
  mark.is_left = is_left
  mark.low = is_left and mark.x - width or mark.x
  mark.high = is_left and mark.x or mark.x + width
end

-- To the left from the top down, so that the marks which stand below the text
-- have room for theirs.
local function find_tier(mark, is_left, placed)
  put(mark, is_left)
  for n = 1, TIERS do
    local tier = is_left and TIERS + 1 - n or n
    if is_free(mark, tier, placed) then return tier end
  end
end

local function place(mark, placed, right)
  local width = svg.width(mark.text) + 12
  mark.tier = mark.x + width <= right and find_tier(mark, false, placed)
    or mark.x > width and find_tier(mark, true, placed) or nil
  if mark.tier then placed[#placed + 1] = mark end
end

-- Lowers what stands higher than it must.
local function settle(placed)
  for _, mark in ipairs(placed) do
    local old, tier = mark.tier, 1
    local others = {}
    for _, other in ipairs(placed) do
      if other ~= mark then others[#others + 1] = other end
    end
    while tier < old and not is_free(mark, tier, others) do tier = tier + 1 end
    mark.tier = tier
  end
end

-- Leaves out the tiers on which nothing stands; how many are left.
local function close_up(placed)
  local used, count = {}, 0
  for _, mark in ipairs(placed) do used[mark.tier] = true end
  for tier = 1, TIERS do
    if used[tier] then
      count = count + 1
      used[tier] = count
    end
  end
  for _, mark in ipairs(placed) do mark.tier = used[mark.tier] end
  return count
end

-- Marks for the instants that stand from x `from` to `to`, shifted to `left`;
-- and the height that they need.
function marks.arrange(instants, x_of, from, to, left, right)
  local list, placed = {}, {}
  for _, instant in ipairs(instants) do
    local x = x_of(instant.time)
    if x >= from and x <= to then
      list[#list + 1] = { x = left + x - from,
        text = svg.shorten(instant.name, LONGEST) }
    end
  end
  for i = #list, 1, -1 do
    place(list[i], placed, right)
  end
  settle(placed)
  return list, close_up(placed) * HEIGHT + (#list > 0 and 8 or 0)
end

-- Draws them above the height `y`.
function marks.draw(list, y)
  local parts = {}
  for _, mark in ipairs(list) do
    local top = y - 6 - (mark.tier and (mark.tier - 1) * HEIGHT + 5 or 0)
    parts[#parts + 1] = svg.line(mark.x, top, mark.x, y, "fig-dim")
    parts[#parts + 1] = svg.dot(mark.x, y)
    if mark.tier then
      parts[#parts + 1] = svg.text(mark.x + (mark.is_left and -5 or 4), top + 4,
        mark.text, "fig-ink", mark.is_left and "end")
    end
  end
  return table.concat(parts, "\n")
end

return marks
