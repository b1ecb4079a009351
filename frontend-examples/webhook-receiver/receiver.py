"""Hears from BuurtBaan CMS what changed: checks that it is real, does each thing once, and confirms withdrawals.

WEBHOOK_SECRET=whsec_… python receiver.py
"""

import json
import os
import sqlite3
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from standardwebhooks import Webhook, WebhookVerificationError

MOST_BYTES = 100_000
COPIES = Path(os.environ.get("COPIES", "copies"))  # one file for each item that our site shows: News-12.json
WEBHOOK = Webhook(os.environ["WEBHOOK_SECRET"])


def forget(item: str) -> None:
    """Deletes our copy of an item; our site asks the CMS anew when somebody wants to see it. Yours may do otherwise."""
    (COPIES / f"{item.replace(':', '-')}.json").unlink(missing_ok=True)


def handle(event: dict, memory: sqlite3.Connection) -> dict:
    """Does what an event asks, unless it was done or something newer was; gives the answer. May be called twice."""
    item, sequence = event.get("subject"), event["sequence"]
    if item is None:
        return {}  # a test
    newest = memory.execute("SELECT sequence FROM newest WHERE item = ?", [item]).fetchone()
    if newest is None or newest[0] < sequence:
        forget(item)
        # Written down after it was done: if we die in between, the CMS sends it again and we do it again.
        memory.execute("INSERT OR REPLACE INTO newest VALUES (?, ?)", [item, sequence])
        memory.commit()
        print(event["type"].rpartition(".")[2], item, flush=True)
    return {"confirmed": True} if event["type"].endswith(".withdrawn") else {}


class Receiver(BaseHTTPRequestHandler):
    """One message is one POST."""

    timeout = 10

    def do_POST(self) -> None:
        """Answers 401 to what is not from the CMS, and 200 once the work is done."""
        length = self.headers.get("Content-Length", "")
        body = self.rfile.read(int(length)) if length.isdecimal() and int(length) <= MOST_BYTES else b""
        try:
            event = WEBHOOK.verify(body, dict(self.headers))
        except (WebhookVerificationError, ValueError):
            self.answer(401, {})
        else:
            self.answer(200, handle(event, self.server.memory))

    def answer(self, status: int, body: dict) -> None:
        """Sends JSON."""
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())


if __name__ == "__main__":
    server = HTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8090"))), Receiver)
    server.memory = sqlite3.connect(os.environ.get("MEMORY", "received.sqlite3"))
    server.memory.execute("CREATE TABLE IF NOT EXISTS newest (item TEXT PRIMARY KEY, sequence TEXT NOT NULL)")
    server.serve_forever()
