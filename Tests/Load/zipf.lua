-- GETs random pages of a seeded store: each page alike, or by Zipf's law with exponent 1.
dofile(os.getenv("AFTERWORD_LOAD") .. "/report.lua")
local pages, law = 1000, "uniform"
local sums

function init(args)
  pages, law = tonumber(args[1]), args[2]
  math.randomseed(id * 7919 + 1)
  sums = {}
  local total = 0
  for page = 1, pages do
    total = total + (law == "zipf" and 1 / page or 1)
    sums[page] = total
  end
end

local function pick()
  local wanted = math.random() * sums[pages]
  local low, high = 1, pages
  while low < high do
    local middle = math.floor((low + high) / 2)
    if sums[middle] < wanted then low = middle + 1 else high = middle end
  end
  return low
end

function request()
  return wrk.format("GET", "/api/v1/sites/default/comments?page=/seed/" .. pick())
end
