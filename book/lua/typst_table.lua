-- Tables as calls of print/style.typ.
local typst = require("typst_text")

local ALIGN = { AlignLeft = "left", AlignRight = "right",
  AlignCenter = "center", AlignDefault = "left" }

-- How much of the width a column wants beside others: more for a longer cell,
-- up to a limit, but not as much more, since words of narrow columns are cut.
local function want(column, rows)
  local longest = 6
  for _, row in ipairs(rows) do
    longest = math.max(longest, #pandoc.utils.stringify(row[column]))
  end
  return math.floor(math.min(longest, 40) ^ .75 * 10)
end

-- `writer` is that of typst_blocks; a table that is `whole` is not cut.
local function write_table(writer, block, whole)
  local number, id = block.attr.attributes.number, block.attr.identifier
  local simple = pandoc.utils.to_simple_table(block)
  local header = simple.header or simple.headers
  local aligns, widths, rows = {}, {}, {}
  for i, align in ipairs(simple.aligns) do
    aligns[i] = ALIGN[tostring(align)] or "left"
    widths[i] = i == 1 and "auto"
      or ("%dfr"):format(want(i, { header, table.unpack(simple.rows) }))
  end
  for i, row in ipairs(simple.rows) do rows[i] = writer:items(row) end
  return ("%s#data(columns: (%s,), align: (%s,), whole: %s, number: %s, "
    .. "caption: [%s], header: (%s,), %s)"):format(
    typst.anchor(writer.chapter.folder, id), table.concat(widths, ", "),
    table.concat(aligns, ", "), tostring(whole),
    number and typst.string(number) or "none", writer:inlines(simple.caption),
    writer:repeated(function() return writer:items(header) end),
    table.concat(rows, ",\n"))
end

return write_table
