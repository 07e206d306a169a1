-- Replies to the conversations whose ids the environment names, each in turn, with a text that is
-- never the same twice.
local thread_count = 0

function setup(thread)
  thread:set("part", thread_count)
  thread_count = thread_count + 1
end

function init()
  ids = {}
  for id in string.gmatch(os.getenv("CONVERSATIONS"), "%d+") do
    table.insert(ids, id)
  end
  sent = 0
  -- Addresses are given to wrk with a path, which it does not put before those of requests.
  base = wrk.path .. "/api/v1/conversations/"
  headers = {
    ["Authorization"] = "Bearer demo-ada",
    ["Content-Type"] = "application/json"
  }
end

function request()
  sent = sent + 1
  local id = ids[(sent * 2 + part) % #ids + 1]
  local body = string.format(
    "We had the same on the agents in Turin last week, reply %d of part %d at %d. Two things helped: " ..
    "emptying the *cache* before the nightly build, and naming the version of the `compiler` in the " ..
    "file of the project, as [the notes](https://example.com/notes) say.\\n\\n- first the cache\\n- " ..
    "then the version\\n\\nSince then the build has been green for five nights.", sent, part, os.time())
  return wrk.format("POST", base .. id .. "/posts", headers, '{"body": "' .. body .. '"}')
end
