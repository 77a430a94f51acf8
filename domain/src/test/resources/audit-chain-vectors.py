#!/usr/bin/env python3
"""Writes audit-chain-vectors.json: what the Java code must compute, computed without it.

Needs nothing but Python 3. The form is described in docs/audit-chain.md.
Run it in this folder: ./audit-chain-vectors.py > audit-chain-vectors.json
"""
import hashlib
import json

ZEROS = "0" * 64


def canonical(value):
    """RFC 8785 for null, booleans, whole numbers, text, lists and objects."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(canonical(n) + ":" + canonical(value[n]) for n in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(element) for element in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def commitment(personal):
    said = {name: value for name, value in personal.items()
            if name != "salt" and value is not None}
    text = canonical(said)
    return text, sha256(bytes.fromhex(personal["salt"]) + text.encode("utf-8"))


def chained(chain, drafts):
    prev_hash = ZEROS
    entries = []
    for seq, (about, draft) in enumerate(drafts, start=1):
        personal_canonical, committed = commitment(draft["personal"])
        covered = {name: value for name, value in draft.items()
                   if name not in ("personal", "erased") and value is not None}
        covered.update(v=1, chain=chain, seq=seq, commitment=committed, prev_hash=prev_hash)
        text = canonical(covered)
        hashed = sha256(text.encode("utf-8"))
        entries.append({
            "about": about,
            "draft": draft,
            "personal_canonical": personal_canonical,
            "commitment": committed,
            "prev_hash": prev_hash,
            "canonical": text,
            "hash": hashed,
        })
        prev_hash = hashed
    return entries


def draft(number, about, **changes):
    fields = {
        "id": "aud-0199a1b2-c3d4-7e5f-8a9b-%012x" % number,
        "user_id": "usr-0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b",
        "action": "login",
        "resource": "auth",
        "timestamp": "2026-03-05T10:30:00.000Z",
        "success": True,
        "role": "user",
        "sign_in": sha256(b"sig-1"),
        "session_id": None,
        "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
        "personal": {
            "salt": sha256(b"salt %d" % number)[:32],
            "user_email": "ada@example.org",
            "ip_address": "192.0.2.17",
            "user_agent": "curl/8.5.0",
            "details": None,
            "before": None,
            "after": None,
        },
    }
    personal = changes.pop("personal", {})
    fields.update(changes)
    fields["personal"].update(personal)
    return about, fields


DRAFTS = [
    draft(1, "everything that a sign-in has; the first of its chain"),
    draft(2, "nobody was recognised: only the fields that are always there", user_id=None,
          success=False, role=None, sign_in=None, trace_id=None,
          personal={"user_email": None, "ip_address": None, "user_agent": None}),
    draft(3, "letters of several scripts, an emoji, characters that are escaped",
          action="launch_workspace", resource="workspace:ws-büro-東京",
          session_id="ses-0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c",
          timestamp="2026-03-05T10:30:00.007Z",
          personal={"user_email": "zoë@exämple.org", "ip_address": "2001:db8::17",
                    "details": "Grüße \U0001f680 \"quoted\" \\ / \b\f\n\r\t \u0001\u001f\u007f \u2028"}),
    draft(4, "before and after with every kind of value",
          action="toggle_policy", resource="policy:pol-mfa-required", role="admin",
          timestamp="2026-12-31T23:59:59.999Z",
          personal={"before": {"enabled": True, "version": 3, "note": None, "roles": []},
                    "after": {"enabled": False, "version": 4, "note": "", "roles": ["admin", None, 7],
                              "limits": {"b": -1, "a": 9007199254740991, "c": {}},
                              "Zeile": -9007199254740991, "\u00f6": 0}}),
    draft(5, "erased since: the chain must hold without the personal part", erased=True,
          timestamp="1969-12-31T23:59:59.001Z"),
    draft(6, "keys are ordered by UTF-16 code units: an emoji comes before U+FB33",
          action="logout",
          personal={"after": {"\ufb33": 1, "\U0001f600": 2, "\u20ac": 3, "1": 4, "A": 5, "a": 6,
                              "\u00e4": 7}}),
]

JSON = [
    None, True, False, 0, -1, 9007199254740991, -9007199254740991, "", "\u0000", "\"\\/",
    "\b\t\n\f\r\u000b\u001f\u007f\u0080", "\u20ac$\u000f\nA'B\"\\\\\"/", "\U0001f600",
    [], {}, [[], {}], {"b": [1, 2], "a": None},
    {"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh",
     "1": "One", "\U0001f600": "Emoji: Grinning Face", "\u0080": "Control",
     "\u00f6": "Latin Small Letter O With Diaeresis"},
]

if __name__ == "__main__":
    print(json.dumps({
        "chain": "main",
        "entries": chained("main", DRAFTS),
        "json": [{"value": value, "canonical": canonical(value)} for value in JSON],
    }, indent=1, ensure_ascii=True))
