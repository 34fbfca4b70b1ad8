-- Nineteen reads of one page and a comment on another, again and again.
dofile(os.getenv("AFTERWORD_LOAD") .. "/report.lua")
local count = 0

function init(args)
  path = args[1]
  run = args[2] or "0"
  math.randomseed(id * 7919 + os.time())
  read = wrk.format("GET", path)
end

function request()
  count = count + 1
  if count % 20 ~= 0 then return read end
  local text = string.format("Mixed %s, thread %d, comment %d, number %d.", run, id, count, math.random(1, 1e9))
  local body = string.format('{"page":"/mixed/%d","name":"Reader","email":"r@example.org","body":"%s"}',
    math.random(1, 1000), text)
  return wrk.format("POST", "/api/v1/sites/default/comments", {["Content-Type"] = "application/json"}, body)
end
