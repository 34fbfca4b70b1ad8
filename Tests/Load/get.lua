-- Counts what plain GETs get, in one line for bench.py.
function done(summary, latency)
  io.write(string.format("JSON {\"requests\": %d, \"us\": %d, \"errors\": %d, \"p50_us\": %d, \"p99_us\": %d}\n",
    summary.requests, summary.duration,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
