-- The Pandoc filter that makes the reference: a page for each header, and the list
-- of them, which is what Pandoc writes. Metadata: `settings`, `page`, the name of
-- this one, and `model`, the folder of what reference/reference.mjs made.
local here = PANDOC_SCRIPT_FILE:match("^(.*)/[^/]*$") or "."
package.path = here .. "/lua/?.lua;" .. package.path

local files = require("files")
local made = require("made")
local reference = require("html_reference")
local search_script = require("search_script")

-- Those that declare something have a page.
local function with_page(headers)
  local list = {}
  for _, header in ipairs(headers) do
    if #header.entries > 0 then list[#list + 1] = header end
  end
  return list
end

local function write_pages(plan, entry, headers, build)
  local folder, names = plan.settings.site .. "/" .. entry.folder, {}
  for i, header in ipairs(headers) do
    names[i] = header.page
    files.update(folder .. "/" .. header.page,
      reference.page(plan, entry, header, headers[i - 1], headers[i + 1]))
  end
  files.keep_only(build .. "/pages.txt", folder, names)
end

local function search_text(entry, headers)
  local parts = {}
  for i, header in ipairs(headers) do
    parts[i] = search_script(entry.folder .. "/" .. header.page,
      ("%s %s"):format(entry.number, header.name),
      reference.search_entries(header))
  end
  return table.concat(parts)
end

function Pandoc(document)
  local plan, entry, place = made.open(document.meta)
  local build = pandoc.utils.stringify(document.meta.model)
  local headers = dofile(build .. "/model.lua")
  local pages = with_page(headers)
  write_pages(plan, entry, pages, build)
  local sections, text = reference.list(plan, entry, headers)
  return made.page(plan, entry, place, sections, text,
    search_text(entry, pages))
end
