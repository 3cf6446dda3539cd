"""A model as a program, for tests: `predict.py MODE`. Rows come on standard input, a JSON object a line."""

import json
import os
import signal
import sys
import time

mode = sys.argv[1]

if mode == "hang":
    time.sleep(600)
if mode == "hang-hard":  # deaf to polite signals
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        time.sleep(1)
if mode == "flood":
    while True:
        sys.stdout.write("0.5\n" * 10_000)
if mode == "flood-errors":
    while True:
        sys.stderr.write("bad luck\n" * 10_000)
if mode == "fail":
    print("no such file: weights.bin", file=sys.stderr)
    sys.exit(3)
if mode == "signal":
    os.kill(os.getpid(), signal.SIGSEGV)
if mode == "no-reading":  # answers without ever looking at its input
    print("0.5\n" * 40, end="")
    sys.exit(0)
if mode == "memory":
    data = bytearray(4 << 30)

if mode == "parquet":
    import struct

    raw = sys.stdin.buffer.read()
    # The first and last four bytes of a Parquet file are its magic, and it can be sought in.
    assert raw[:4] == b"PAR1" and raw[-4:] == b"PAR1"
    sys.stdin.buffer.seek(0)
    assert struct.unpack("<I", raw[-8:-4])[0] > 0
    print("0.25\n" * 40, end="")
    sys.exit(0)

rows = [json.loads(line) for line in sys.stdin]
assert "churned" not in rows[0], "the truth was handed over"
scores = [row["score"] for row in rows]

if mode == "environment":
    extra = set(os.environ) - {"PATH", "LANG", "LC_CTYPE", "PWD", "SHLVL", "_", "OLDPWD"}
    extra = {name for name in extra if "PYENV" not in name}
    print(f"environment: {sorted(extra)}; folder: {os.path.basename(os.getcwd())}", file=sys.stderr)
    sys.exit(1)
if mode in ("forks", "forks-away"):
    if os.fork() == 0:
        if mode == "forks-away":
            os.setsid()
        time.sleep(20)  # holds the pipe
        os._exit(0)
if mode == "garbage":
    print("Loading model …")
if mode == "short":
    scores = scores[:-1]
if mode == "long":
    scores.append(0.5)
if mode == "nan":
    scores[3] = float("nan")

for position, score in enumerate(scores):
    if mode == "list":
        print(json.dumps([1 - score, score]))
    elif mode == "object":
        print(json.dumps({"yes": score, "no": 1 - score}))
    elif mode == "rows":
        print(json.dumps({"row": position, "answer": score}))
    elif mode == "shuffled":
        print(json.dumps({"row": len(scores) - 1 - position, "answer": score}))
    else:
        print(json.dumps(score))
