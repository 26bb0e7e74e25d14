-- Visits blocks in the order of the text. `visit(block)` returns nil to leave
-- a block and have what it contains visited, or what stands in its place.
local walk

local function walk_lists(lists, visit)
  for i, blocks in ipairs(lists) do lists[i] = walk(blocks, visit) end
  return lists
end

local function descend(block, visit)
  if block.t == "Div" or block.t == "BlockQuote" then
    block.content = walk(block.content, visit)
  elseif block.t == "BulletList" or block.t == "OrderedList" then
    block.content = walk_lists(block.content, visit)
  elseif block.t == "DefinitionList" then
    local items = block.content
    for _, item in ipairs(items) do item[2] = walk_lists(item[2], visit) end
    block.content = items
  end
  return block
end

walk = function(blocks, visit)
  local result = pandoc.List()
  for _, block in ipairs(blocks) do
    local replaced = visit(block)
    if replaced == nil then
      result:insert(descend(block, visit))
    elseif replaced.t then
      result:insert(replaced)
    else
      result:extend(replaced)
    end
  end
  return result
end

return walk
