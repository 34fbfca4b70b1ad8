-- Posts comments that are all different, spread over a thousand pages, and counts what was not accepted.
--
-- Arguments: a name of the run; how many words each text has besides its numbers. Rules that compare texts leave those
-- under forty letters alone, so that short ones say nothing of them.
dofile(os.getenv("AFTERWORD_LOAD") .. "/report.lua")
local words = {}
for word in ([[the group was quiet at first and then somebody spoke about a winter that never seemed to end for her
brother because nobody at home knew what to say when he came back from work and sat in the kitchen while the tea went
cold until one of us asked whether silence might be an answer too]]):gmatch("%a+") do table.insert(words, word) end

function init(args)
  count = 0
  run = args[1] or "0"
  longer = tonumber(args[2] or "0")
  math.randomseed(id * 7919 + os.time())
end

function request()
  count = count + 1
  local text = string.format("Run %s, thread %d, comment %d, number %d.", run, id, count, math.random(1, 1e9))
  for _ = 1, longer do text = text .. " " .. words[math.random(#words)] end
  local body = string.format(
    '{"page":"/load/%d","name":"Reader %d","email":"reader%d@example.org","body":"%s"}',
    math.random(1, 1000), count % 500, count % 500, text)
  return wrk.format("POST", "/api/v1/sites/default/comments", {["Content-Type"] = "application/json"}, body)
end

function response(status)
  if status ~= 202 and status ~= 201 then refused = (refused or 0) + 1 end
end
