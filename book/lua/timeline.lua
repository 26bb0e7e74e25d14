-- Draws a recorded trace as a figure: a lane for each thread, with boxes for
-- what took time, pale bands for waits, and marks for what was printed.
-- chapters/README.md tells how it is to be read.
local axis = require("timeline_axis")
local marks = require("timeline_marks")
local new_scale = require("timeline_scale")
local svg = require("timeline_svg")
local trace_file = require("trace_file")

local WIDTH, LEFT, RIGHT = 720, 100, 16
local ROW = WIDTH - LEFT - RIGHT
local BAR, APART = 24, 14
local MOST_ROWS = 8

local COLOURS = {
  callback = { "fill", "fig-accent-fill", "stroke", "fig-accent" },
  task = { "fill", "fig-cool-fill", "stroke", "fig-cool" },
  wait = { "fill", "fig-fill" },
  other = { "fill", "fig-warm-fill", "stroke", "fig-warm" },
}

local Timeline = {}
Timeline.__index = Timeline

local function needed(name) return svg.width(name) + 10 end

-- What a span needs: room for its name, or if that is too much for all of
-- them together, for a number.
local function choose_scale(threads)
  local scale = new_scale(threads, ROW, function(span)
    return needed(span.name)
  end)
  if scale:place(0) <= 0.6 * ROW then return scale end
  return new_scale(threads, ROW, function() return 20 end)
end

-- Names that stand nowhere in full have numbers.
function Timeline:number_of(name)
  if not self.numbers[name] then
    self.names[#self.names + 1] = name
    self.numbers[name] = #self.names
  end
  return self.numbers[name]
end

-- What of it is in the row: where it begins, and how wide it is.
local function part(self, span, row)
  local from = math.max(self.scale:x(span.time), row.from)
  local to = math.min(self.scale:x(span.stop), row.to)
  if to > from then return LEFT + from - row.from, to - from end
end

function Timeline:box(span, row, y)
  local x, width = part(self, span, row)
  if not x then return end
  local name = svg.shorten(span.name, 40)
  local text = needed(name) <= width + 1 and name
    or width >= 12 and tostring(self:number_of(name)) or ""
  local top = y + span.depth * BAR
  local box = svg.rect(x, top, width, BAR - 2,
    table.unpack(COLOURS[span.kind] or COLOURS.other))
  if text == "" then return box end
  return box .. svg.text(x + width / 2, top + 16, text, "fig-ink", "middle")
end

-- A wait, over the whole height of the lane. Its name is left out where room
-- is scarce, for most waits of a thread are of one kind.
function Timeline:band(span, row, top, bottom)
  local x, width = part(self, span, row)
  if not x then return end
  local band = svg.rect(x, top, width, bottom - top,
    table.unpack(COLOURS.wait))
  if width < needed(span.name) + 40 then return band end
  return band .. svg.text(x + width / 2, (top + bottom) / 2 + 5, span.name,
    "fig-dim", "middle")
end

local function depth_of(thread)
  local deepest = 0
  for _, span in ipairs(thread.spans) do
    deepest = math.max(deepest, span.depth)
  end
  return deepest + 1
end

-- One lane in one row, from the height `y` down: what it draws, where its bar
-- begins and ends.
function Timeline:lane(thread, row, y)
  local list, above = marks.arrange(thread.instants,
    function(time) return self.scale:x(time) end, row.from, row.to, LEFT,
    WIDTH - 4)
  local top = y + above
  local bottom = top + depth_of(thread) * BAR - 2
  local parts = { svg.line(LEFT, bottom + 1, LEFT + row.to - row.from,
    bottom + 1, "fig-fill"),
    svg.text(LEFT - 14, top + 16, svg.shorten(thread.name, 14), "fig-ink",
      "end") }
  for _, span in ipairs(thread.spans) do
    if span.kind == "wait" then
      parts[#parts + 1] = self:band(span, row, top, bottom)
    end
  end
  for _, span in ipairs(thread.spans) do
    if span.kind ~= "wait" then parts[#parts + 1] = self:box(span, row, top) end
  end
  parts[#parts + 1] = marks.draw(list, top)
  return table.concat(parts, "\n"), top, bottom
end

local function is_in(self, thread, row)
  for _, span in ipairs(thread.spans) do
    if part(self, span, row) then return true end
  end
  for _, instant in ipairs(thread.instants) do
    local x = self.scale:x(instant.time)
    if x >= row.from and x <= row.to then return true end
  end
end

-- One row: its lanes, and the axis. Gives the height at which it ends.
function Timeline:row(row, y)
  local parts, bars = self.parts, {}
  for _, thread in ipairs(self.threads) do
    if is_in(self, thread, row) then
      local text, top, bottom = self:lane(thread, row, y)
      parts[#parts + 1] = text
      bars[#bars + 1] = { top - 2, bottom + 3 }
      y = bottom + APART
    end
  end
  bars[#bars + 1] = { y - 5, y + 5 }
  parts[#parts + 1] = axis.draw(self.scale, row, LEFT, y)
  parts[#parts + 1] = axis.breaks(self.scale, row, LEFT, bars)
  return y + 30
end

-- Below all rows: the colours, and the names behind the numbers.
function Timeline:key(y)
  local x = LEFT
  local function item(width, draw)
    if x > LEFT and x + width > WIDTH then x, y = LEFT, y + 22 end
    self.parts[#self.parts + 1] = draw(x, y)
    x = x + width + 18
  end
  local used, has_prints = {}, false
  for _, thread in ipairs(self.threads) do
    has_prints = has_prints or #thread.instants > 0
    for _, span in ipairs(thread.spans) do
      used[COLOURS[span.kind] and span.kind or "other"] = true
    end
  end
  for _, kind in ipairs({ "callback", "task", "other", "wait" }) do
    if used[kind] then
      item(24 + svg.width(kind), function(at, top)
        return svg.rect(at, top + 2, 18, 14, table.unpack(COLOURS[kind]))
          .. svg.text(at + 24, top + 14, kind, "fig-dim")
      end)
    end
  end
  if has_prints then
    item(14 + svg.width("print"), function(at, top)
      return svg.dot(at + 4, top + 9) .. svg.text(at + 14, top + 14, "print",
        "fig-dim")
    end)
  end
  for number, name in ipairs(self.names) do
    local text = ("%d %s"):format(number, name)
    item(svg.width(text), function(at, top)
      return svg.text(at, top + 14, text, "fig-ink")
    end)
  end
  return y + 24
end

-- The figure of a trace; or nil, the line of the trace at which something is
-- wrong with it, and what.
local function timeline(text)
  local threads, line, reason = trace_file.read(text)
  if not threads then return nil, line, reason end
  local scale = choose_scale(threads)
  scale:arrange()
  local rows = scale:rows()
  if #rows > MOST_ROWS then
    return nil, 1, ("a trace of %d moments; a figure has no room for them")
      :format(#scale.moments)
  end
  local self = setmetatable({ threads = threads, scale = scale, parts = {},
    numbers = {}, names = {} }, Timeline)
  local y = 6
  for i, row in ipairs(rows) do y = self:row(row, i == 1 and y or y + 14) end
  y = self:key(y)
  return ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" '
    .. 'font-family="IBM Plex Sans" font-size="%d">\n%s\n</svg>\n'):format(
      WIDTH, math.ceil(y), svg.SIZE, table.concat(self.parts, "\n"))
end

return timeline
