-- What every script of the benchmark shares: a number for each thread, and one line for bench.py at the end.
local thread_count = 0

function setup(thread)
  thread:set("id", thread_count)
  thread_count = thread_count + 1
end

function done(summary, latency)
  io.write(string.format("JSON {\"requests\": %d, \"us\": %d, \"errors\": %d, \"p50_us\": %d, \"p99_us\": %d}\n",
    summary.requests, summary.duration,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
