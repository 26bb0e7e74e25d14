-- A Pandoc filter on an empty document: prints the declaration index of the
-- C++ source that the metadata field `source` names, a line each.
function Pandoc(document)
  local stringify = pandoc.utils.stringify
  package.path = stringify(document.meta.lua) .. "/?.lua;" .. package.path
  local file = assert(io.open(stringify(document.meta.source)))
  local lines = {}
  for _, entry in ipairs(require("cxx_index")(file:read("a"))) do
    lines[#lines + 1] = ("%s %s %d-%d"):format(
      entry.kind, entry.name, entry.first, entry.last)
  end
  return pandoc.Pandoc({ pandoc.RawBlock("plain", table.concat(lines, "\n")) })
end
