#!/usr/bin/env python3
"""drop_at_commit SOCKET WHEN N — a TCP door to a PostgreSQL server that cuts the line at the Nth COMMIT it sees, once.

Prints its port, then serves until it is killed; writes "cut" when it has cut.
  before  the COMMIT never reaches the server
  after   the server has answered it, the client never hears
  gone    as after, and from then on nobody gets through
SPDX-License-Identifier: Apache-2.0
"""
import socket
import struct
import sys
import threading

SOCKET, WHEN, NTH = sys.argv[1], sys.argv[2], int(sys.argv[3])
seen = 0
was_cut = False
lock = threading.Lock()


def read_exactly(line, n):
    """Returns n bytes, or raises EOFError when the other end has gone."""
    parts = b""
    while len(parts) < n:
        more = line.recv(n - len(parts))
        if not more:
            raise EOFError
        parts += more
    return parts


def is_the_commit(kind, body):
    """Is this message the Nth COMMIT, sent as a simple query or parsed?"""
    global seen, was_cut
    text = body if kind == b"Q" else body.split(b"\0", 1)[1] if kind == b"P" else b""
    if not text.lstrip().upper().startswith(b"COMMIT"):
        return False
    with lock:
        seen += 1
        if seen != NTH or was_cut:
            return False
        was_cut = True
        return True


def hang_up(*lines):
    for line in lines:
        try:
            line.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


def answers(server, client, muted, answered):
    """Carries the server's messages to the client; once muted, notes that an answer came and keeps it."""
    try:
        while True:
            more = server.recv(65536)
            if not more:
                break
            if muted.is_set():
                answered.set()
            else:
                client.sendall(more)
    except OSError:
        pass
    answered.set()
    hang_up(client, server)


def serve(client):
    server = socket.socket(socket.AF_UNIX)
    server.connect(SOCKET)
    muted, answered = threading.Event(), threading.Event()
    threading.Thread(target=answers, args=(server, client, muted, answered), daemon=True).start()
    try:
        started = False
        while not started:                       # the first messages carry no letter
            head = read_exactly(client, 4)
            body = read_exactly(client, struct.unpack("!I", head)[0] - 4)
            server.sendall(head + body)
            started = body[:4] not in (b"\x04\xd2\x16\x2f", b"\x04\xd2\x16\x30")   # asks for TLS or GSS: may ask again
        while True:
            kind, head = read_exactly(client, 1), read_exactly(client, 4)
            body = read_exactly(client, struct.unpack("!I", head)[0] - 4)
            if is_the_commit(kind, body):
                if WHEN != "before":
                    muted.set()
                    # A parsed COMMIT runs only with the messages that follow it; a simple one at once.
                    server.sendall(kind + head + body)
                    while kind != b"Q" and kind != b"S":
                        kind, head = read_exactly(client, 1), read_exactly(client, 4)
                        server.sendall(kind + head + read_exactly(client, struct.unpack("!I", head)[0] - 4))
                    answered.wait(10)
                print("cut", flush=True)
                break
            server.sendall(kind + head + body)
    except (EOFError, OSError):
        pass
    hang_up(client, server)


door = socket.create_server(("127.0.0.1", 0))
print(door.getsockname()[1], flush=True)
while True:
    caller, _ = door.accept()
    if was_cut and WHEN == "gone":
        caller.close()
        continue
    threading.Thread(target=serve, args=(caller,), daemon=True).start()
