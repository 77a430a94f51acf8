#!/usr/bin/env python3
"""Hostile requests against a running server, byte by byte over raw sockets (RE-4). Python's library alone.

  hostile-corpus.py URL TOKENS [requests] [seed]

TOKENS names a file with one access token a line. Each request must be answered within 15 s; an answer
from 500 on, one from 400 on that is no problem document, or none is a failure. A client that hung up or would not stop
talking need not get one. Prints what was answered and ends with 1 after the first failures.
"""
import collections
import concurrent.futures
import gzip
import json
import random
import re
import socket
import sys
import threading
import time
import urllib.parse
import urllib.request

PATIENCE = 15
url = urllib.parse.urlsplit(sys.argv[1])
with open(sys.argv[2], encoding="ascii") as file:
    TOKENS = file.read().split()
COUNT = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000
SEED = int(sys.argv[4]) if len(sys.argv) > 4 else 20261122


def routes():
    """(METHOD, /path/{with}/parts) of everything that the server describes."""
    with urllib.request.urlopen(sys.argv[1] + "/openapi.yaml", timeout=PATIENCE) as answer:
        text = answer.read().decode()
    path, found = None, []
    for line in text.split("\ncomponents:")[0].splitlines():
        if match := re.fullmatch(r'  "?(/[^"]*?)"?:', line):
            path = match[1]
        elif path and (match := re.fullmatch(r"    (get|put|post|patch|delete):", line)):
            found.append((match[1].upper(), path))
    return found


ROUTES = routes()
FIELDS = ["email", "password", "name", "organization", "refresh_token", "current", "new", "enabled", "otp", "role",
          "disabled", "id", "$where", "a.b", "__proto__", "constructor", "\u202e", "", "filter", "reason", "dry_run", "resume", "target",
          "value", "expires_at", "scopes", "type", "url", "launch_mode", "limits", "image_url", "status", "tunnel_status", "ip_address",
          "bytes_in", "bytes_out", "recording", "at", "ticket"]
TEXTS = ["", " ", "a", "\u0000", "a\u0000b", "\r\nX-Injected: 1", "\u202egnp.exe", "\u2066\u2069", "\ufeff", "\ud83d\ude80",
         "e\u0301" * 50, "$gt", "{$ne:1}", "../../etc/passwd", "%00", "%0d%0a", "<script>alert(1)</script>", "' OR 1=1 --",
         "${jndi:ldap://x/}", "{{7*7}}", "a" * 300, "a" * 5_000, "admin@example.org", "\t\x0b\x0c", "\x7f\x80\x9f", "\uffff",
         "NaN", "-1", "1e309", "true", "null", "ws-\u0130", "\u0130stanbul@EXAMPLE.ORG"]
NUMBERS = ["NaN", "Infinity", "-Infinity", "1e309", "-1e309", "1e-400", "-0", "0x10", "01", "1_000", "9" * 90, "9" * 2_000,
           "1." + "0" * 500, "1e99999999999", ".5", "+1", "2147483648", "9223372036854775808"]
LITERALS = ["null", "true", "[]", "{}", '{"$gt":""}', '{"$ne":null}', '[{"a":[{}]}]', '"\\ud800"', '"\\udfff\\ud800"',
            '"\\u0000"', '"\\x"', "'a'", "undefined", "/*c*/1", "//c\n1"]
HEADERS = {
    "Authorization": ["Bearer", "Bearer ", "Bearer a.b.c", "bearer \x01", "Basic YTpi", "Bearer " + "a" * 6_000, "Bearer null",
                      "Bearer eyJhbGciOiJub25lIn0.e30.", "Negotiate", "Bearer a, Bearer b"],
    "Content-Type": ["", ";", "application/json; charset=utf-16", "application/json;charset=nonsense", "text/plain",
                     "multipart/form-data", "multipart/form-data; boundary=" + "b" * 200, "application/x-www-form-urlencoded",
                     "application/json, text/plain", "*/*", "application/merge-patch+json", "a" * 2_000],
    "Accept": ["", "*", "text/html;q=2", "application/json;q=NaN", ",,,", "a/b" + ",a/b" * 500, "*/*;q=0"],
    "If-Match": ["*", '"1"', "W/\"1\"", '"1", "2"', '"', '"' * 500, "1", '"99999999999999999999"', '"-1"', ",", '"\u00ff"'],
    "If-None-Match": ["*", '"1"', '"' * 1_000, '"a"' + ',"a"' * 800, "W/", ","],
    "Idempotency-Key": ["", " ", "a", "a" * 201, "\u00ff", "a b", "$where", "\x01"],
    "X-Request-Id": ["", "a" * 65, "<x>", "\u00ff", "a b"],
    "traceparent": ["00-", "ff-" + "0" * 32, "00-" + "a" * 32 + "-" + "b" * 16 + "-01-extra", "a" * 4_000],
    "Origin": ["null", "https://evil.example", "*", "https://\u0000", "a" * 3_000],
    "X-Forwarded-For": ["127.0.0.1", "::1, nonsense", ",", "1" * 3_000, "127.0.0.1" + ",1.1.1.1" * 500],
    "Range": ["bytes=0-", "bytes=-1", "bytes=" + "0-1," * 700],
    "Expect": ["100-continue", "nonsense", "100-continue, nonsense"],
    "Connection": ["close", "upgrade", "keep-alive, upgrade", "Host", "\u00ff"],
    "Upgrade": ["websocket", "h2c", "TLS/1.0", "\u00ff"],
    "Content-Encoding": ["gzip", "deflate", "br", "identity", "gzip, gzip", "nonsense", "snappy", "zstd"],
    "Transfer-Encoding": ["chunked", "identity", "gzip, chunked", "xchunked", "chunked, chunked", "\x0bchunked"],
    "Content-Length": ["-1", "+1", "1, 2", "0x5", "99999999999999999999", "", "5 ", "1\u00a02"],
    "Cookie": ["a=b", "=" * 3_000, ";" * 3_000],
    "Sec-WebSocket-Key": ["", "dGhlIHNhbXBsZSBub25jZQ==", "\u00ff"],
    "Sec-WebSocket-Version": ["13", "99", "-1"],
    "Host": ["", "x:99999", "[::1", "a b", "x\u00ff", "a" * 2_000, "evil.example"],
}
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "BREW", "get", "G\u00cbT", "A" * 500]
LINES = [b"", b"\r\n" * 50, b"GET", b"GET /", b"GET  / HTTP/1.1", b"GET / HTTP/1.1 x", b"GET / HTTP/9.9", b"GET / HTTP/1.", b"GET / http/1.1",
         b"GET /\x00 HTTP/1.1", b"GET /\xff\xfe HTTP/1.1", b"GET / \x00HTTP/1.1", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
         b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"{\"jsonrpc\": \"2.0\"}", b"GET /\r\nHTTP/1.1", b"GET / HTTP/1.1\nHost: x\n\n", b"\x00" * 2_000,
         b"GET " + b"/a" * 40_000 + b" HTTP/1.1", b"A" * 100_000, b"SSH-2.0-OpenSSH_9.2", b"EHLO x", b"GET http://[::1 HTTP/1.1", b"GET // HTTP/1.1",
         b"GET //x/api/auth/me HTTP/1.1", b"GET \\\\x HTTP/1.1", b"OPTIONS * HTTP/1.1", b"CONNECT x:443 HTTP/1.1"]


def text(dice):
    return dice.choice(TEXTS)


def value(dice):
    kind = dice.random()
    if kind < 0.45:
        return json.dumps(text(dice), ensure_ascii=dice.random() < 0.5)
    return dice.choice(NUMBERS if kind < 0.75 else LITERALS)


def body(dice):
    """Bytes that a careless reader of JSON would choke on."""
    kind = dice.randrange(20)
    if kind == 0:
        return dice.choice([b"[" * 10_000, b'{"a":' * 10_000, b"[" * 10_000 + b"]" * 10_000, b'{"a":' * 10_000 + b"1" + b"}" * 10_000])
    if kind == 1:
        return dice.choice([b"", b" ", b"null", b"1", b'"', b"{", b"}", b"{}x", b"{}{}", b'{"a"', b'{"a":}', b"{,}", b'{"a":1,}', b"\xef\xbb\xbf{}"])
    if kind == 2:
        return json.dumps({dice.choice(FIELDS): "x"}).encode(dice.choice(["utf-16", "utf-32", "utf-16-be"]))
    if kind == 3:
        return b'{"email":"' + dice.choice([b"\xff\xfe", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\x00", b"\r\n"]) + b'"}'
    if kind == 4:
        return b'{"email":"' + b"a" * dice.choice([100_000, 1_000_000, 1_048_576, 1_500_000]) + b'"}'
    if kind == 5:
        name = json.dumps(dice.choice(FIELDS))
        return ("{" + ",".join(name + ":" + value(dice) for _ in range(dice.choice([2, 3, 5_000]))) + "}").encode("utf-8", "surrogatepass")
    if kind == 6:
        return gzip.compress(b"{" + b" " * dice.choice([10, 20_000_000]) + b"}")
    if kind == 7:
        return ("{" + ",".join(f'"f{i}":{i}' for i in range(20_000)) + "}").encode()
    names = dice.sample(FIELDS, dice.randint(1, 4))
    members = ",".join(json.dumps(name, ensure_ascii=False) + ":" + value(dice) for name in names)
    return ("{" + members + "}").encode("utf-8", "surrogatepass")


def target(dice, path):
    filled = re.sub(r"\{[^}]*\}", lambda _: hostile_id(dice), path)
    if dice.random() < 0.5:
        return filled
    names = ["limit", "cursor", "q", "role", "from", "to", "action", "user_id", "success", "status", "ticket", "ip", "suspicious", "started_from", "target", "access_token", "x[$gt]", "\u202e", "", "%zz", "a" * 300]
    pairs = []
    for _ in range(dice.choice([1, 1, 2, 3, 400])):
        raw = text(dice) if dice.random() < 0.7 else dice.choice(NUMBERS)
        coded = urllib.parse.quote(raw[:200], safe="" if dice.random() < 0.8 else "/%&=", errors="surrogatepass")
        pairs.append(urllib.parse.quote(dice.choice(names), safe="%[]$") + "=" + coded)
    return (filled + "?" + "&".join(pairs))[: dice.choice([3_900, 3_900, 3_900, 9_000])]


def hostile_id(dice):
    prefix = dice.choice(["", "ws-", "ses-", "pol-", "usr-", "org-", "alr-", "aud-", "key-", "lck-", "blk-"])
    if dice.random() < 0.3:
        return prefix + dice.choice(["desktop", "linux-desktop", "mfa-required", "none", "01957000-0000-7000-8000-000000000001"])
    return prefix + urllib.parse.quote(text(dice)[:400], safe="", errors="surrogatepass")


def handshake(dice):
    """One for the live stream, with something wrong in it; a good ticket nobody has here."""
    offers = ["neosc.v1", "neosc.v1, bearer." + dice.choice(TOKENS)[:-1] + "~", "bearer.", "graphql-ws", ",,", "\u00ff", "neosc.v1," * 500]
    headers = {"Host": "x", "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
               "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Protocol": dice.choice(offers)}
    name = dice.choice(list(HEADERS))
    headers[name] = dice.choice(HEADERS[name])
    query = dice.choice(["", "?ticket=" + urllib.parse.quote(text(dice)[:300], errors="surrogatepass"), "?token=x", "?ticket=a&ticket=b"])
    head = f"GET /ws/status{query} HTTP/1.1\r\n" + "".join(f"{name}: {worth}\r\n" for name, worth in headers.items()) + "\r\n"
    return "handshake", head.encode("utf-8", "surrogatepass"), True


def request(dice):
    """(what it is, bytes, whether it is whole)"""
    if dice.random() < 0.03:
        return handshake(dice)
    if dice.random() < 0.08:
        # A connection on which nothing is said at all is merely idle.
        return "line", dice.choice(LINES) + dice.choice([b"\r\n\r\n", b"\r\nHost: x\r\n\r\n", b""]) or b"G", False
    method, path = dice.choice(ROUTES)
    if dice.random() < 0.15:
        method = dice.choice(METHODS)
    asked = target(dice, path if dice.random() < 0.95 else dice.choice(["/", "/ws/status", "/nothing", "/api/" + "a/" * 500, "/..;/", "/%2e%2e/"]))
    headers = [("Host", "x")]
    if dice.random() < 0.8:
        headers.append(("Authorization", "Bearer " + dice.choice(TOKENS)))
    content = body(dice) if method in ("POST", "PUT", "PATCH") or dice.random() < 0.1 else b""
    if path.endswith("/logout") or path.endswith("/password") or path.endswith("/revoke-tokens"):
        headers = headers[:1]  # the tokens are needed to the end
    if content and dice.random() < 0.9:
        headers.append(("Content-Type", "application/json"))
    for _ in range(dice.choice([0, 0, 1, 1, 2, 4])):
        name = dice.choice(list(HEADERS))
        headers.append((name, dice.choice(HEADERS[name])))
    if dice.random() < 0.02:
        headers += [("X-" + str(i), "a" * 20) for i in range(dice.choice([100, 1_000]))]
    if dice.random() < 0.02:
        headers.append(("X-Bad", dice.choice(["a\r\nb", "a\nb: c", "a\rb", "a\x00b", " folded\r\n more"])))
    framing = dice.random()
    if content and framing < 0.75:
        headers.append(("Content-Length", str(len(content))))
    elif content and framing < 0.9:
        headers.append(("Transfer-Encoding", "chunked"))
        size = dice.choice([1 + len(content) // 3, 7_000])
        parts = [content[i : i + size] for i in range(0, len(content), size)]
        content = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + dice.choice([b"0\r\n\r\n", b"0\r\n\r\n", b"zz\r\n\r\n", b"0\r\nX: y\r\n\r\n"])
    else:
        headers.append(("Content-Length", str(dice.choice([0, len(content), len(content) + 5]))))
    head = f"{method} {asked} HTTP/1.1\r\n" + "".join(f"{name}: {worth}\r\n" for name, worth in headers) + "\r\n"
    return f"{method} {path}", head.encode("utf-8", "surrogatepass") + content, True


counts = collections.Counter()
failures = []
lock = threading.Lock()
slowest = 0.0


def status_of(answer):
    match = re.match(rb"HTTP/1\.[01] (\d{3})", answer)
    return int(match[1]) if match else None


def ask(seed):
    global slowest
    dice = random.Random(seed)
    what, sent, whole = request(dice)
    left = False
    began = time.monotonic()
    answer = b""
    outcome = "closed"
    try:
        with socket.create_connection((url.hostname, url.port), timeout=PATIENCE) as connection:
            try:
                if dice.random() < 0.05:
                    half = len(sent) // 2
                    connection.sendall(sent[:half])
                    time.sleep(0.05)
                    connection.sendall(sent[half:])
                else:
                    connection.sendall(sent)
                if dice.random() < (0.02 if whole else 0.5):
                    left = True
                    connection.shutdown(socket.SHUT_WR)
            except OSError:
                pass  # refused before all was said; there may be an answer
            while b"\r\n\r\n" not in answer and (part := connection.recv(65_536)):
                answer += part
    except TimeoutError:
        outcome = "hung"
    except OSError:
        pass
    took = time.monotonic() - began
    status = status_of(answer)
    problem = status is not None and status >= 400 and b"application/problem+json" not in answer.lower()
    with lock:
        slowest = max(slowest, took)
        if not status and outcome == "closed" and (left or len(sent) > 50_000):
            outcome = "closed after we left, or while we still talked"
        counts[status if status else outcome] += 1
        if (status and status >= 500) or (not status and outcome in ("hung", "closed")) or problem:
            failures.append((seed, what, status or outcome, sent[:300], answer[:300]))


with concurrent.futures.ThreadPoolExecutor(16) as threads:
    for _ in threads.map(ask, range(SEED, SEED + COUNT)):
        if len(failures) > 20:
            break
print(f"{sum(counts.values())} requests, seed {SEED}, slowest {slowest:.1f} s:", dict(sorted(counts.items(), key=str)))
for seed, what, status, sent, answer in failures[:20]:
    print(f"\nFAIL seed {seed}: {what} -> {status}\n  sent   {sent!r}\n  answer {answer!r}")
sys.exit(1 if failures else 0)
