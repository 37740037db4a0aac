-- Sends each prepared answer once; wrk runs this with one thread.
local requests, sent = {}, 0

function init()
  for line in io.lines(os.getenv("BENCH_ANSWERS")) do
    local attempt, cookie, item, option, key = line:match("(%S+)\t(%S+)\t(%S+)\t(%S+)\t(%S+)")
    local body = '{"item":"' .. item .. '","option":"' .. option .. '","key":"' .. key .. '"}'
    local headers = {
      ["Content-Type"] = "application/json",
      ["Sec-Fetch-Site"] = "same-origin",
      ["Cookie"] = cookie,
    }
    requests[#requests + 1] = wrk.format("POST", "/api/attempts/" .. attempt .. "/answers", headers, body)
  end
end

function request()
  sent = sent + 1
  return requests[(sent - 1) % #requests + 1]
end
