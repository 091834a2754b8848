-- Telegram's updates for wrk: 70 % texts, 20 % taps, 10 % /start, of 10,000 people.
--   wrk -t1 … -s load.lua URL -- FIRST_UPDATE_ID PAUSE [SECRET]
-- PAUSE: how long a connection waits before each request, in ms on average; 0 for not at all.
-- Prints one line: answers, seconds, p50 ms, p99 ms, failed connects, reads, writes, time-outs, and statuses other than 2xx.
local people = 10000
local id, head

function init(arguments)
  id = tonumber(arguments[1])
  head = { ["Content-Type"] = "application/json", ["X-Telegram-Bot-Api-Secret-Token"] = arguments[3] }
  local pause = tonumber(arguments[2])
  if pause > 0 then
    function delay() return math.random() * 2 * pause end
  end
end

function request()
  id = id + 1
  -- Each 10,000 updates come from all people once. The shift gives a person each kind of update in turn.
  local person = 10000 + (id * 7919 + math.floor(id / people)) % people
  local from = string.format('{"id":%d,"is_bot":false,"first_name":"P%d","username":"user_%d","language_code":"en"}', person, person, person)
  local chat = string.format('{"id":%d,"type":"private","first_name":"P%d","username":"user_%d"}', person, person, person)
  local now = os.time()
  local kind = id % 10
  local what
  if kind < 2 then
    what = string.format('"callback_query":{"id":"%d","from":%s,"message":{"message_id":5,"from":'
      .. '{"id":123456789,"is_bot":true,"first_name":"B","username":"b_bot"},"date":%d,"chat":%s,"text":"x"},"chat_instance":"1","data":"s:%s"}',
      id, from, now, chat, id % 20 < 10 and "hours" or "home")
  elseif kind == 2 then
    what = string.format('"message":{"message_id":%d,"from":%s,"chat":%s,"date":%d,"text":"/start","entities":'
      .. '[{"type":"bot_command","offset":0,"length":6}]}', id, from, chat, now)
  else
    what = string.format('"message":{"message_id":%d,"from":%s,"chat":%s,"date":%d,"text":"Is there a table for %d tonight? Number %d"}',
      id, from, chat, now, id % 9 + 1, id)
  end
  return wrk.format("POST", nil, head, string.format('{"update_id":%d,%s}', id, what))
end

function done(summary, latency)
  local failed = summary.errors
  print(string.format("%d %.3f %.2f %.2f %d %d %d %d %d", summary.requests - failed.status, summary.duration / 1e6,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, failed.connect, failed.read, failed.write, failed.timeout, failed.status))
end
