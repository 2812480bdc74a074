#!/usr/bin/env python3
"""Makes the ledger's vectors with a second implementation: the recursive definitions of RFC 6962 word for word,
hashlib, and the `openssl` program for Ed25519. It shares no code with src/ledger and is run by hand when a vector
is added; the files it writes are what the tests read. A vector that was once committed never changes.

Usage: make_vectors.py OUTPUT_DIRECTORY
"""
import base64
import hashlib
import json
import os
import struct
import subprocess
import sys
import tempfile


def sha256(data): return hashlib.sha256(data).digest()
def b64(data): return base64.b64encode(data).decode()


# RFC 6962, section 2.1 -----------------------------------------------------------------------------------------
def split(n):
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def tree_hash(entries):
    if not entries:
        return sha256(b"")
    if len(entries) == 1:
        return sha256(b"\x00" + entries[0])
    k = split(len(entries))
    return sha256(b"\x01" + tree_hash(entries[:k]) + tree_hash(entries[k:]))


def inclusion(m, entries):
    if len(entries) == 1:
        return []
    k = split(len(entries))
    if m < k:
        return inclusion(m, entries[:k]) + [tree_hash(entries[k:])]
    return inclusion(m - k, entries[k:]) + [tree_hash(entries[:k])]


def consistency(m, entries, whole=True):
    if m == len(entries):
        return [] if whole else [tree_hash(entries)]
    k = split(len(entries))
    if m <= k:
        return consistency(m, entries[:k], whole) + [tree_hash(entries[k:])]
    return consistency(m - k, entries[k:], False) + [tree_hash(entries[:k])]


# Ed25519 and signed notes --------------------------------------------------------------------------------------
def openssl(*arguments):
    return subprocess.run(["openssl", *arguments], check=True, capture_output=True).stdout


class Key:
    def __init__(self, name, seed, kind):
        self.name, self.kind = name, kind
        self.der = bytes.fromhex("302e020100300506032b657004220420") + seed
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "key")
            open(path, "wb").write(self.der)
            self.public = openssl("pkey", "-inform", "DER", "-in", path, "-pubout", "-outform", "DER")[-32:]
        self.id = sha256(name.encode() + b"\n" + bytes([kind]) + self.public)[:4]
        self.vkey = f"{name}+{self.id.hex()}+{b64(bytes([kind]) + self.public)}"

    def raw(self, message):
        with tempfile.TemporaryDirectory() as folder:
            key, text = os.path.join(folder, "key"), os.path.join(folder, "text")
            open(key, "wb").write(self.der)
            open(text, "wb").write(message)
            return openssl("pkeyutl", "-sign", "-rawin", "-keyform", "DER", "-inkey", key, "-in", text)

    def line(self, text, time=None):
        if self.kind == 1:
            return f"— {self.name} {b64(self.id + self.raw(text))}\n"
        message = f"cosignature/v1\ntime {time}\n".encode() + text
        return f"— {self.name} {b64(self.id + struct.pack('>Q', time) + self.raw(message))}\n"


def checkpoint(key, entries, root=None, size=None):
    size = len(entries) if size is None else size
    text = f"{key.name}\n{size}\n{b64(root or tree_hash(entries))}\n"
    return text + "\n" + key.line(text.encode())


# Tiles ---------------------------------------------------------------------------------------------------------
def number(n):
    groups = [f"{n % 1000:03d}"]
    while n >= 1000:
        n //= 1000
        groups.insert(0, f"x{n % 1000:03d}")
    return "/".join(groups)


def write_log(folder, entries, note):
    def put(path, content):
        path = os.path.join(folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        open(path, "wb").write(content)

    put("checkpoint", note.encode())
    level = 0
    while len(entries) >= 256 ** level:
        hashes = [tree_hash(entries[i * 256 ** level:(i + 1) * 256 ** level])
                  for i in range(len(entries) // 256 ** level)]
        for start in range(0, len(hashes), 256):
            tile = hashes[start:start + 256]
            suffix = "" if len(tile) == 256 else f".p/{len(tile)}"
            put(f"tile/{level}/{number(start // 256)}{suffix}", b"".join(tile))
        level += 1
    for start in range(0, len(entries), 256):
        bundle = entries[start:start + 256]
        suffix = "" if len(bundle) == 256 else f".p/{len(bundle)}"
        put(f"tile/entries/{number(start // 256)}{suffix}",
            b"".join(struct.pack(">H", len(entry)) + entry for entry in bundle))


def main(output):
    log = Key("hogo.example/toy-log", bytes(range(32)), 1)
    other = Key("hogo.example/other-log", bytes(range(32, 64)), 1)
    witness = Key("witness.example/w1", bytes(range(64, 96)), 4)

    records = [f"toy record {i}".encode() for i in range(300)]
    salts = [sha256(f"toy salt {i}".encode()) for i in range(300)]
    entries = [sha256(b"hogo leaf v1" + b"\x00" + salt + record) for salt, record in zip(salts, records)]
    note = checkpoint(log, entries)
    write_log(os.path.join(output, "toy-log"), entries, note)

    def put(name, text):
        os.makedirs(os.path.dirname(os.path.join(output, name)), exist_ok=True)
        open(os.path.join(output, name), "w", encoding="utf-8", newline="").write(text)

    put("toy-log.vkey", log.vkey + "\n")
    put("kept/earlier-200", checkpoint(log, entries[:200]))
    put("kept/forked-200", checkpoint(log, entries[:199] + [sha256(b"another history")]))
    put("kept/later-301", checkpoint(log, entries + [sha256(b"one more")]))
    put("kept/forked-300", checkpoint(log, entries[:299] + [sha256(b"another history")]))
    put("kept/other-log-200", checkpoint(other, entries[:200]))
    put("kept/not-a-checkpoint", "this is a shopping list\n")

    text = "".join(note.partition("\n\n")[:1]) + "\n"
    cosigned = note + witness.line(text.encode(), 1750000000)
    stranger = Key(log.name, bytes(range(96, 128)), 1)
    line = log.line(text.encode())
    damaged = line[:40] + ("A" if line[40] != "A" else "B") + line[41:]

    def note_vector(name, expect, why, body, keys=(log,)):
        head = f"expect: {expect}\nwhy: {why}\n" + "".join(f"vkey: {key.vkey}\n" for key in keys)
        put(f"notes/{name}.txt", head + "----\n" + body)

    note_vector("signed-by-the-log", "accepted", "the plain case", note)
    note_vector("cosigned", "accepted", "log and witness", cosigned, (log, witness))
    note_vector("unknown-signature-is-ignored", "accepted", "a witness that nobody here knows", cosigned)
    note_vector("same-name-other-key-is-ignored", "accepted", "key id differs, so it is unknown",
                note + stranger.line(text.encode()))
    note_vector("published-example", "accepted", "the example of c2sp.org/signed-note",
                "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7"
                "Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n", ())
    published = "vkey: example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\n"
    path = os.path.join(output, "notes/published-example.txt")
    put("notes/published-example.txt", open(path, encoding="utf-8").read().replace("----\n", published + "----\n"))
    note_vector("empty-lines-in-the-text", "accepted", "the last empty line divides",
                "one\n\ntwo\n\n" + log.line(b"one\n\ntwo\n"))
    note_vector("known-key-fails", "note_signature_wrong", "a known name and id must verify", text + "\n" + damaged)
    note_vector("one-of-two-known-fails", "note_signature_wrong", "a good signature does not excuse a bad one",
                text + "\n" + line + witness.line(b"another text\n", 1750000000), (log, witness))
    note_vector("text-changed", "note_signature_wrong", "size 300 became 299",
                note.replace("\n300\n", "\n299\n"))
    note_vector("only-strangers", "note_not_signed", "no known key", text + "\n" + stranger.line(text.encode()))
    note_vector("witness-alone", "accepted", "a note needs one known key; whether it is the log's is asked later",
                text + "\n" + witness.line(text.encode(), 1750000000), (witness,))
    note_vector("no-signature", "note_malformed", "text and blank line only", text + "\n")
    note_vector("no-blank-line", "note_malformed", "nothing divides", text + line)
    note_vector("no-final-newline", "note_malformed", "cut off", note[:-1])
    note_vector("hyphen-for-dash", "note_malformed", "U+002D in place of U+2014", note.replace("—", "-"))
    note_vector("carriage-returns", "note_malformed", "control characters", note.replace("\n", "\r\n"))
    note_vector("loose-base64", "note_malformed", "padding left out", note.replace("=\n", "\n"))
    note_vector("short-signature", "note_malformed", "fewer bytes than a key id", text + "\n— " + log.name + " AAAA\n")
    note_vector("plus-in-name", "note_malformed", "names have no plus", text + "\n— a+b " + b64(bytes(68)) + "\n")
    note_vector("two-spaces", "note_malformed", "names have no spaces", text + "\n— a b " + b64(bytes(68)) + "\n")

    proofs = [{"index": i, "size": n, "leaf": tree_hash([entries[i]]).hex(), "root": tree_hash(entries[:n]).hex(),
               "proof": [h.hex() for h in inclusion(i, entries[:n])]}
              for i, n in [(0, 1), (0, 2), (1, 3), (4, 7), (6, 7), (0, 8), (255, 256), (256, 257), (17, 300), (299, 300)]]
    steps = [{"from": m, "to": n, "from_root": tree_hash(entries[:m]).hex(), "to_root": tree_hash(entries[:n]).hex(),
              "proof": [h.hex() for h in consistency(m, entries[:n])]}
             for m, n in [(1, 1), (1, 2), (3, 7), (4, 8), (6, 8), (255, 256), (256, 300), (200, 300), (299, 300)]]
    published_leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657",
                        "606162636465666768696a6b6c6d6e6f"]
    raw = [bytes.fromhex(leaf) for leaf in published_leaves]
    put("tlog-proof/toy-17.tlog-proof",
        "c2sp.org/tlog-proof@v1\nindex 17\n" + "".join(b64(h) + "\n" for h in inclusion(17, entries)) + "\n" + note)
    put("tlog-proof/toy-299-extra.tlog-proof", "c2sp.org/tlog-proof@v1\nextra " + b64(salts[299]) + "\nindex 299\n" +
        "".join(b64(h) + "\n" for h in inclusion(299, entries)) + "\n" + cosigned)
    put("vectors.json", json.dumps({
        "published": {"leaves": published_leaves,
                      "roots": [tree_hash(raw[:n]).hex() for n in range(len(raw) + 1)]},
        "commitments": [{"salt": salts[i].hex(), "record": records[i].hex(), "commitment": entries[i].hex()}
                        for i in (0, 1, 299)],
        "toy_roots": [{"size": n, "root": tree_hash(entries[:n]).hex()} for n in (0, 1, 2, 3, 200, 255, 256, 257, 300)],
        "keys": {"log_seed": bytes(range(32)).hex(), "log_vkey": log.vkey,
                 "witness_seed": bytes(range(64, 96)).hex(), "witness_vkey": witness.vkey},
        "checkpoint": note, "cosigned": cosigned, "cosigned_at": 1750000000,
        "paths": [{"index": n, "path": number(n)} for n in (0, 7, 999, 1000, 1234067, 10 ** 12)],
        "inclusion": proofs, "consistency": steps}, indent=1, ensure_ascii=False) + "\n")


main(sys.argv[1])
