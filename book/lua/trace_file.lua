-- Reads a trace that a program has recorded: a list of events in the Trace
-- Event Format, as mininode writes it. Times are in milliseconds here, from
-- the first event.
local json = require("json")

local trace_file = {}

local Reader = {}
Reader.__index = Reader

local function line_at(text, place)
  local _, count = text:sub(1, place - 1):gsub("\n", "")
  return count + 1
end

function Reader:thread(number)
  local thread = self.by_number[number]
  if not thread then
    thread = { number = number, name = "thread " .. number,
      spans = {}, instants = {} }
    self.by_number[number] = thread
    self.threads[#self.threads + 1] = thread
  end
  return thread
end

-- Takes one event; or says what is wrong with it.
function Reader:take(event)
  if type(event) ~= "table" or type(event.ph) ~= "string" then
    return "no event: it has no “ph”"
  end
  if event.ph ~= "X" and event.ph ~= "i" and event.ph ~= "M" then return end
  if math.type(event.tid) ~= "integer" then return "an event without “tid”" end
  if type(event.name) ~= "string" then return "an event without “name”" end
  local thread = self:thread(event.tid)
  if event.ph == "M" then
    if event.name == "thread_name" and type(event.args) == "table" then
      thread.name = tostring(event.args.name)
    end
    return
  end
  if type(event.ts) ~= "number" then return "an event without “ts”" end
  local time = event.ts / 1000
  local kind = type(event.cat) == "string" and event.cat or ""
  if event.ph == "i" then
    table.insert(thread.instants,
      { kind = kind, name = event.name, time = time })
  elseif type(event.dur) ~= "number" or event.dur < 0 then
    return "an event with “ph” X and without “dur”"
  else
    table.insert(thread.spans, { kind = kind, name = event.name, time = time,
      stop = time + event.dur / 1000 })
  end
end

-- The closing bracket may be missing: the program may not have come to it.
function Reader:read(text)
  local at = json.skip_space(text, 1)
  if text:sub(at, at) ~= "[" then return at, "no “[” at its beginning" end
  at = json.skip_space(text, at + 1)
  while at <= #text and text:sub(at, at) ~= "]" do
    local event, after, reason = json.value(text, at)
    reason = reason or self:take(event)
    if reason then return event and at or after, reason end
    at = json.skip_space(text, after)
    local mark = text:sub(at, at)
    if mark == "," then
      at = json.skip_space(text, at + 1)
    elseif mark ~= "]" and mark ~= "" then
      return at, "“,” is missing between two events"
    end
  end
end

-- Spans that begin within another are one deeper than that.
local function nest(spans)
  table.sort(spans, function(a, b)
    if a.time ~= b.time then return a.time < b.time end
    return a.stop > b.stop
  end)
  local open = {}
  for _, span in ipairs(spans) do
    while #open > 0 and open[#open].stop <= span.time do open[#open] = nil end
    span.depth = #open
    open[#open + 1] = span
  end
end

function Reader:arrange()
  local first = math.huge
  local used = {}
  for _, thread in ipairs(self.threads) do
    nest(thread.spans)
    table.sort(thread.instants, function(a, b) return a.time < b.time end)
    if #thread.spans + #thread.instants > 0 then
      used[#used + 1] = thread
      for _, list in ipairs({ thread.spans, thread.instants }) do
        if list[1] then first = math.min(first, list[1].time) end
      end
    end
  end
  for _, thread in ipairs(used) do
    for _, span in ipairs(thread.spans) do
      span.time, span.stop = span.time - first, span.stop - first
    end
    for _, instant in ipairs(thread.instants) do
      instant.time = instant.time - first
    end
  end
  table.sort(used, function(a, b) return a.number < b.number end)
  return used
end

-- The threads on which something happened, in the order in which they were
-- named: each with its name, spans and instants. Or nil, the line at which
-- something is wrong, and what.
function trace_file.read(text)
  local reader = setmetatable({ threads = {}, by_number = {} }, Reader)
  local at, reason = reader:read(text)
  if at then return nil, line_at(text, at), "no trace: " .. reason end
  local threads = reader:arrange()
  if #threads == 0 then return nil, 1, "a trace in which nothing happens" end
  return threads
end

return trace_file
