"""Draws from distributions as the harness does. REQUEST: seed, replication, name, index, draws."""
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import draws  # noqa: E402

with open(sys.argv[1]) as file:
    request = json.load(file)
answer = []
for distribution in request["distributions"]:
    stream = draws.Streams(int(request["seed"]), request["replication"]).stream(
        request["name"], request["index"])
    answer.append([draws.draw(distribution, stream.uniform, i) for i in range(request["draws"])])
with open(sys.argv[2], "w") as file:
    json.dump({"draws": answer}, file)
