"""Stand-ins for model servers, for tests: speaks four protocols on a free loopback port, which it prints.

The model is `p = score`. What comes first in the address says how the server misbehaves: `/slow/v2/models/…`.
"""

import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOKEN = "s3cr3t-t0ken"
attempts = {}
lock = threading.Lock()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def reply(self, status, body, kind="application/json", **headers):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def split(self):
        _, mode, rest = self.path.split("/", 2)
        return mode, "/" + rest

    def do_GET(self):
        mode, path = self.split()
        if path == "/v2/models/churn":
            inputs = [{"name": "score", "datatype": "FP64", "shape": [-1, 1]}]
            self.reply(200, {"name": "churn", "versions": ["7"], "platform": "stand-in", "inputs": inputs, "outputs": []})
        elif path == "/v1/models/churn":
            self.reply(200, {"model_version_status": [{"version": "3", "state": "AVAILABLE"}]})
        elif path == "/version":
            self.reply(200, b"3.17.2", "text/plain")
        else:
            self.reply(404, {"error": "not here"})

    def do_POST(self):
        mode, path = self.split()
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert self.headers["Content-Type"] == "application/json"
        if mode == "token" and self.headers.get("Authorization") != f"Bearer {TOKEN}":
            return self.reply(401, {"error": f"not allowed: {self.headers.get('Authorization')}"})
        if mode == "echo":
            return self.reply(500, {"error": f"it broke with {self.headers.get('Authorization')}"})
        if mode == "slow":
            time.sleep(30)
        if mode == "redirect":
            return self.reply(307, b"", Location="http://127.0.0.2:9/v2/elsewhere")
        if mode == "html":
            return self.reply(200, b"<html>Login</html>", "text/html")
        if mode == "huge":
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.close_connection = True
            try:
                for _ in range(256):
                    self.wfile.write(b" " * (1 << 20))
            except OSError:
                pass
            return
        if mode == "busy":
            with lock:
                attempts[path] = attempts.get(path, 0) + 1
                first = attempts[path] == 1
            if first:
                return self.reply(503, {"error": "busy"}, Retry_After="0")
        if mode == "down":
            return self.reply(503, {"error": "down for the day"})
        self.answer(mode, path, body)

    def answer(self, mode, path, body):
        if path == "/v2/models/churn/infer":
            tensor = body["inputs"][0]
            assert tensor["name"] == "score" and tensor["shape"][0] == len(tensor["data"]) and tensor["datatype"] == "FP64"
            scores = tensor["data"]
        elif path == "/invocations":
            frame = body["dataframe_split"]
            assert "churned" not in frame["columns"]
            column = frame["columns"].index("score")
            scores = [row[column] for row in frame["data"]]
        elif path == "/v1/models/churn:predict":
            scores = [row["score"] if isinstance(row, dict) else row[0] for row in body["instances"]]
        elif path == "/chat/completions":
            assert body["temperature"] == 0 and body["messages"][0]["role"] == "system"
            score = float(body["messages"][-1]["content"].split()[-1])
            words = "Yes." if score > 0.5 else "no"
            if mode == "chatty" and score > 0.9:
                words = "I would rather not say"
            choice = {"index": 0, "message": {"role": "assistant", "content": words}, "finish_reason": "stop"}
            return self.reply(200, {"model": "tiny-1", "system_fingerprint": "fp-1", "choices": [choice]})
        else:
            return self.reply(404, {"error": f"no such path: {path}"})
        if mode == "short":
            scores = scores[:-1]
        if mode == "nan":
            return self.reply(200, b'{"predictions": [NaN], "outputs": [{"name": "p", "shape": [1], "datatype": "FP64", "data": [NaN]}]}')
        if path.startswith("/v2/"):
            flat = [p for score in scores for p in (1 - score, score)]
            output = {"name": "probabilities", "shape": [len(scores), 2], "datatype": "FP64", "data": flat}
            outputs = [output, {"name": "label", "shape": [len(scores)], "datatype": "BYTES", "data": ["x"] * len(scores)}]
            wanted = [o["name"] for o in body.get("outputs", [])]
            outputs = [o for o in outputs if not wanted or o["name"] in wanted]
            self.reply(200, {"model_name": "churn", "model_version": "7", "outputs": outputs})
        elif path == "/invocations":
            self.reply(200, {"predictions": [{"no": 1 - s, "yes": s} for s in scores]})
        else:
            self.reply(200, {"predictions": [[s] for s in scores]})


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
server.block_on_close = False
print(server.server_address[1], flush=True)
threading.Thread(target=lambda: (sys.stdin.read(), server.shutdown()), daemon=True).start()  # ends with who started it
server.serve_forever(poll_interval=0.1)
