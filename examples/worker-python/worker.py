"""Serves cases until standard input ends: one JSON line in, one out on descriptor 3."""
import json
import os
import re
import sys


def answer(text):
    """What a model would be asked; here three things that need none."""
    words = re.findall(r"[^\W\d_]+", text)
    return {"lines": len(text.splitlines()), "words": len(words), "longest": max(words, key=len, default="")}


replies = os.fdopen(3, "w", buffering=1)
for line in sys.stdin:
    request = json.loads(line)
    reply = {"id": request["id"], "status": "ok"}
    try:
        with open(request["case"], encoding="utf-8") as case:
            text = case.read()
        with open(request["output"], "w", encoding="utf-8") as output:
            json.dump(answer(text), output)
    except (OSError, ValueError) as error:
        reply.update(status="failed", error=str(error))
    replies.write(json.dumps(reply) + "\n")
