-- Sends one request again and again; every answer must equal the first one, byte for byte.

local body, first, different = nil, nil, 0
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  local file = assert(io.open(args[1]))
  body = file:read("*a")
  file:close()
  file = assert(io.open(args[2]))
  first = file:read("*a")
  file:close()
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["Authorization"] = "Bearer " .. args[3]
  wrk.body = body
  request_bytes = wrk.format()
  wrong = 0
end

function request()
  return request_bytes
end

function response(status, headers, answer)
  if status ~= 200 or answer ~= first then
    wrong = wrong + 1
  end
end

-- Requests, seconds, p50 and p99 in ms, and what went wrong.
function done(summary, latency, requests)
  for _, thread in ipairs(threads) do
    different = different + thread:get("wrong")
  end
  local e = summary.errors
  print(string.format("measured %d %.3f %.2f %.2f %d", summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3, different + e.connect + e.read + e.write + e.status + e.timeout))
end
