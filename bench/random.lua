-- Sends one query again and again, each time as a subject drawn from a file; an answer must have data and no errors.

dofile("bench/wrk.lua")

local requests = {}

-- The query as a JSON string, the file of subjects, whose token authorizes, and the seed of the draw.
function init(args)
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  for line in io.lines(args[2]) do
    local hub, peer, variables = line:match("^(%S+)\t(%S+)\t(.+)$")
    wrk.headers["Authorization"] = "Bearer " .. (args[3] == "hub" and hub or peer)
    table.insert(requests, wrk.format(nil, nil, nil, '{"query":' .. args[1] .. ',"variables":' .. variables .. "}"))
  end
  math.randomseed(tonumber(args[4]))
  wrong = 0
end

function request()
  return requests[math.random(#requests)]
end

-- Errors follow the data, as a list.
function response(status, headers, answer)
  if status ~= 200 or answer:sub(1, 8) ~= '{"data":' or answer:sub(-2) ~= "}}" then
    wrong = wrong + 1
  end
end
