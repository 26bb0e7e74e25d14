-- What the search has of a page, as a script that hands it over. `entries` are
-- lists of { id, title, text, code } for its sections.
local function quoted(text)
  return '"' .. text:gsub('[\\"%c]', function(character)
    return character == "\n" and "\\n"
      or ("\\u%04x"):format(character:byte())
  end) .. '"'
end

local function search_script(page, title, entries)
  local rows = {}
  for i, entry in ipairs(entries) do
    local columns = {}
    for k = 1, 4 do columns[k] = quoted(entry[k]) end
    rows[i] = "[" .. table.concat(columns, ",") .. "]"
  end
  return ("waitingWellSearch.add(%s,%s,[\n%s\n]);\n"):format(quoted(page),
    quoted(title), table.concat(rows, ",\n"))
end

return search_script
