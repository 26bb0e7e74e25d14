-- Where on a timeline each moment stands. What is left of something else
-- happened before it, always; and lengths are true to scale where they can be.
-- They cannot where a callback of microseconds stands between waits of
-- seconds. Then what happens gets the width that it needs to be seen, and long
-- stretches in which nothing does are shortened.
local Scale = {}
Scale.__index = Scale

local GAP = 1.5        -- between two moments that differ
local SHORTENED = 56   -- the width of what is cut short
local TOO_WIDE = 0.2   -- of a row: what of idleness is cut short, if need be
local FULL = 0.75      -- of a row, before another is begun

-- Every moment at which something begins, ends or happens, in order.
local function moments(threads)
  local seen, list = {}, {}
  local function add(time)
    if not seen[time] then
      seen[time] = true
      list[#list + 1] = { time = time, ends = {}, busy = 0 }
    end
  end
  for _, thread in ipairs(threads) do
    for _, span in ipairs(thread.spans) do add(span.time) add(span.stop) end
    for _, instant in ipairs(thread.instants) do add(instant.time) end
  end
  table.sort(list, function(a, b) return a.time < b.time end)
  for i, moment in ipairs(list) do seen[moment.time] = i end
  return list, seen
end

-- `width_of(span)` is what a span needs. Spans of kind "wait" need nothing.
local function new(threads, row, width_of)
  local list, index = moments(threads)
  local self = setmetatable({ moments = list, row = row, index = index }, Scale)
  for _, thread in ipairs(threads) do
    local before
    for _, span in ipairs(thread.spans) do
      if span.kind ~= "wait" then
        local from, to = index[span.time], index[span.stop]
        table.insert(list[to].ends, { from = from, width = width_of(span),
          length = span.stop - span.time })
        for i = from, to - 1 do list[i].busy = list[i].busy + 1 end
      end
    end
    for _, instant in ipairs(thread.instants) do
      local here = index[instant.time]
      if before and before ~= here then
        table.insert(list[here].ends, { from = before, width = 7, length = 0 })
      end
      before = here
    end
  end
  self.length = list[#list].time - list[1].time
  return self
end

-- Places all moments, with so many units of width for a millisecond.
function Scale:place(factor)
  local list = self.moments
  list[1].x = 0
  for i = 2, #list do
    local before, here = list[i - 1], list[i]
    local width = (here.time - before.time) * factor
    if before.is_cut then width = SHORTENED end
    here.x = before.x + math.max(width, GAP)
    for _, span in ipairs(here.ends) do
      here.x = math.max(here.x, list[span.from].x + span.width)
    end
  end
  return list[#list].x
end

function Scale:fits_to_scale()
  local factor = self.row / math.max(self.length, 1e-6)
  for _, moment in ipairs(self.moments) do
    for _, span in ipairs(moment.ends) do
      if span.length > 0 and span.length * factor < span.width then
        return false
      end
    end
  end
  return true
end

-- The factor with which the whole has a width of `target`.
function Scale:fill(target)
  local low, high = 0, 1
  while self:place(high) < target and high < 1e9 do high = high * 2 end
  for _ = 1, 60 do
    local middle = (low + high) / 2
    if self:place(middle) < target then low = middle else high = middle end
  end
  self.factor = low
  self:place(low)
end

function Scale:widest_idle()
  local found, most = nil, self.row * TOO_WIDE
  for i = 1, #self.moments - 1 do
    local here = self.moments[i]
    local width = self.moments[i + 1].x - here.x
    if here.busy == 0 and not here.is_cut and width > most then
      found, most = here, width
    end
  end
  return found
end

-- Fills one row, or as many as it takes, and cuts short what is too long.
function Scale:arrange()
  if self:fits_to_scale() then return self:fill(self.row) end
  local count
  repeat
    count = math.max(1, math.ceil(self:place(0) / (FULL * self.row)))
    self:fill(self.row * count)
    local idle = self:widest_idle()
    if idle then idle.is_cut = true end
  until not idle
  self:fit_rows(count)
end

-- Rows do not end at their very edge, so less may go into them.
function Scale:fit_rows(count)
  local width = count
  while #self:rows() > count and width > count - 0.6 do
    width = width - 0.05
    self:fill(self.row * width)
  end
end

-- Rows, as pairs of the first and last place in them. They end where nothing
-- happens, if there is such a moment in their second half.
function Scale:rows()
  local list, rows, from = self.moments, {}, 0
  while list[#list].x - from > self.row + 0.5 do
    local to = from + self.row
    local best
    for i = 1, #list - 1 do
      local begins, ends = list[i].x, list[i + 1].x
      if list[i].busy == 0 and begins < to and ends > from + self.row / 2 then
        best = math.min(to, list[i].is_cut and ends - 4
          or (begins + 3 * ends) / 4)
      end
    end
    to = best or to
    rows[#rows + 1] = { from = from, to = to }
    from = to
  end
  rows[#rows + 1] = { from = from, to = list[#list].x }
  return rows
end

function Scale:x(time)
  return self.moments[self.index[time]].x
end

return new
