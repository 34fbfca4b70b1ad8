-- Posts comments that are all different, spread over a thousand pages, and counts what was not accepted.
dofile(os.getenv("AFTERWORD_LOAD") .. "/report.lua")

function init(args)
  count = 0
  run = args[1] or "0"
  math.randomseed(id * 7919 + os.time())
end

function request()
  count = count + 1
  local text = string.format("Run %s, thread %d, comment %d, number %d.", run, id, count, math.random(1, 1e9))
  local body = string.format(
    '{"page":"/load/%d","name":"Reader %d","email":"reader%d@example.org","body":"%s"}',
    math.random(1, 1000), count % 500, count % 500, text)
  return wrk.format("POST", "/api/v1/sites/default/comments", {["Content-Type"] = "application/json"}, body)
end

function response(status)
  if status ~= 202 and status ~= 201 then refused = (refused or 0) + 1 end
end
