"""Fetches thirty JSON pages over HTTP from a local server that needs 20 ms for each, and sums them up."""
import json
import sys
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from runner import Program

LATENCY = 0.020
BODY = json.dumps([{"name": "n%d" % i, "value": i} for i in range(400)]).encode()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        time.sleep(LATENCY)
        self.send_response(200)
        self.send_header("Content-Length", str(len(BODY)))
        self.end_headers()
        self.wfile.write(BODY)

    def log_message(self, *_):
        pass


def fetch(url):
    with urllib.request.urlopen(url) as page:
        body = page.read()
    return work(body)


def work(body):
    total = 0
    for _ in range(8):
        total += sum(row["value"] for row in json.loads(body))
    return total


def prepare():
    import multiprocessing
    ready = multiprocessing.Queue()
    server = multiprocessing.Process(target=serve, args=(ready,), daemon=True)
    server.start()
    port = ready.get()
    return ["http://127.0.0.1:%d/%d" % (port, i) for i in range(30)], server


def serve(ready):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    ready.put(server.server_port)
    server.serve_forever()


def scenario(seconds, used):
    """A page takes the processor time of a fetch and, for the rest of it, waits."""
    each = sum(used) / len(used)
    latency = sum(seconds) / len(seconds) - each
    return {"devices": "{site: {type: delay, latency: %.0fus}}" % (latency * 1e6),
            "tasks": ["page: {count: 30, do: [{compute: %.0fus}, {io: {device: site}}, "
                      "{compute: %.0fus}]}" % (each * 1e6 / 4, each * 1e6 * 3 / 4)]}


PROGRAM = Program(
    "pages", None, fetch, scenario,
    {"sequential": {}, "threads": {"workers": 4}, "threads-15": {"workers": 15}}, prepare)

if __name__ == "__main__":
    PROGRAM.main(sys.argv)
