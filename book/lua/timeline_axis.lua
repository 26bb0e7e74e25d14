-- The axis below a row of a timeline, in milliseconds, and the marks where
-- time has been shortened.
local svg = require("timeline_svg")

local axis = {}

local APART = 64  -- about what is between two ticks

-- 1, 2 or 5 times a power of ten, and not less than `least`.
local function nice(least)
  local power = 10 ^ math.floor(math.log(least, 10) + 1e-9)
  for _, factor in ipairs({ 1, 2, 5 }) do
    if factor * power >= least * 0.999 then return factor * power end
  end
  return 10 * power
end

local function decimals(step)
  return math.min(3, math.max(0, -math.floor(math.log(step, 10) + 1e-9)))
end

-- 1234.5 as “1,234.5”.
local function label(time, digits)
  if time == 0 then return "0" end
  local text = ("%." .. digits .. "f"):format(time)
  local whole, rest = text:match("^(%d+)(.*)$")
  repeat
    local count
    whole, count = whole:gsub("^(%d+)(%d%d%d)", "%1,%2")
  until count == 0
  return whole .. rest
end

-- Where labels are wanted most: at the beginning, and behind what is cut
-- short; then before it; then at round numbers. Where even these are far apart,
-- some moment will do.
local function candidates(scale, step)
  local list, first, second, third, last = scale.moments, {}, {}, {}, {}
  first[1] = { time = list[1].time, x = list[1].x }
  for i = 1, #list - 1 do
    local a, b = list[i], list[i + 1]
    last[i] = { time = a.time, x = a.x, room = APART }
    if a.is_cut then
      first[#first + 1] = { time = b.time, x = b.x }
      second[#second + 1] = { time = a.time, x = a.x }
    else
      for n = math.ceil(a.time / step), math.floor(b.time / step) do
        local part = (n * step - a.time) / (b.time - a.time)
        third[#third + 1] =
          { time = n * step, x = a.x + part * (b.x - a.x) }
      end
    end
  end
  for _, more in ipairs({ second, third, last }) do
    table.move(more, 1, #more, #first + 1, first)
  end
  return first
end

local function ticks(scale, row)
  local step = nice(APART / scale.factor)
  local digits, taken, result = decimals(step), {}, {}
  for _, tick in ipairs(candidates(scale, step)) do
    tick.text = label(tick.time, digits)
    local half = svg.width(tick.text) / 2 + 5 + (tick.room or 0)
    local is_free = tick.x >= row.from and tick.x <= row.to
    for _, other in ipairs(taken) do
      if math.abs(other.x - tick.x) < other.half + half
        or other.text == tick.text then
        is_free = false
      end
    end
    if is_free then
      taken[#taken + 1] = { x = tick.x, half = half, text = tick.text }
      result[#result + 1] = tick
    end
  end
  return result
end

-- Two slanting strokes across what is there from `top` to `bottom`.
local function break_mark(x, top, bottom)
  local strip = ('<path d="M%.1f %.1fh7l-6 %.1fh-7z" %s/>'):format(x, top,
    bottom - top, svg.style("fill", "fig-paper"))
  return strip .. svg.line(x, top, x - 6, bottom, "fig-dim")
    .. svg.line(x + 7, top, x + 1, bottom, "fig-dim")
end

-- Break marks across the bars, which are given as pairs of heights.
function axis.breaks(scale, row, left, bars)
  local parts, list = {}, scale.moments
  for i = 1, #list - 1 do
    local middle = (list[i].x + list[i + 1].x) / 2
    if list[i].is_cut and middle > row.from and middle < row.to then
      for _, bar in ipairs(bars) do
        parts[#parts + 1] =
          break_mark(left + middle - row.from, bar[1], bar[2])
      end
    end
  end
  return table.concat(parts, "\n")
end

-- The axis itself, at the height `y`; it needs 26 below.
function axis.draw(scale, row, left, y)
  local right = left + row.to - row.from
  local parts = { svg.line(left, y, right, y, "fig-ink"),
    svg.text(left - 36, y + 19, "ms", "fig-dim", "end") }
  for _, tick in ipairs(ticks(scale, row)) do
    local x = left + tick.x - row.from
    parts[#parts + 1] = svg.line(x, y, x, y + 5, "fig-ink")
    parts[#parts + 1] = svg.text(x, y + 19, tick.text, "fig-dim", "middle")
  end
  return table.concat(parts, "\n")
end

return axis
