#!/usr/bin/env python3
"""Reads the vectors a second time, from docs/formats/vault.md alone and without libsodium.

Covers compartments, records of both modes, heads, sessions, groups and boxes. Slow and not constant in time: it is a
reader of the page, not a library. Prints `ok name` / `not ok name`; exits 1 when one is not ok.
"""
import hashlib, json, pathlib, struct, sys

P = 2**255 - 19


def x25519(k, u):
    k = bytearray(k); k[0] &= 248; k[31] = (k[31] & 127) | 64
    k = int.from_bytes(k, 'little'); x1 = int.from_bytes(u, 'little') & (2**255 - 1)
    x2, z2, x3, z3, swap = 1, 0, x1, 1, 0
    for t in range(254, -1, -1):
        bit = k >> t & 1
        if swap ^ bit: x2, x3, z2, z3 = x3, x2, z3, z2
        swap = bit
        a, b = x2 + z2, x2 - z2
        aa, bb = a * a % P, b * b % P
        e = aa - bb
        da, cb = (x3 - z3) * a % P, (x3 + z3) * b % P
        x3, z3 = (da + cb) ** 2 % P, x1 * (da - cb) ** 2 % P
        x2, z2 = aa * bb % P, e * (aa + 121665 * e) % P
    if swap: x2, z2 = x3, z3
    return (x2 * pow(z2, P - 2, P) % P).to_bytes(32, 'little')


BASE = (9).to_bytes(32, 'little')


def rounds(s):
    s = list(s)
    def quarter(a, b, c, d):
        for x, y, z, r in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            s[x] = (s[x] + s[y]) & 0xffffffff
            s[z] ^= s[x]
            s[z] = (s[z] << r | s[z] >> 32 - r) & 0xffffffff
    for _ in range(10):
        quarter(0, 4, 8, 12); quarter(1, 5, 9, 13); quarter(2, 6, 10, 14); quarter(3, 7, 11, 15)
        quarter(0, 5, 10, 15); quarter(1, 6, 11, 12); quarter(2, 7, 8, 13); quarter(3, 4, 9, 14)
    return s


def state(key, tail): return struct.unpack('<16I', b'expand 32-byte k' + key + tail)


def stream(key, nonce, start, length):
    out = b''
    while len(out) < length:
        s = state(key, struct.pack('<I', start) + nonce); start += 1
        out += struct.pack('<16I', *((a + b) & 0xffffffff for a, b in zip(s, rounds(s))))
    return out[:length]


def open_aead(key, nonce, ad, sealed):
    """XChaCha20-Poly1305 (IETF); None where the tag is wrong."""
    r = rounds(state(key, nonce[:16]))
    key, nonce = struct.pack('<8I', *r[:4], *r[12:]), bytes(4) + nonce[16:]
    text, tag = sealed[:-16], sealed[-16:]
    one = stream(key, nonce, 0, 32)
    r, s = int.from_bytes(one[:16], 'little') & 0x0ffffffc0ffffffc0ffffffc0fffffff, int.from_bytes(one[16:], 'little')
    pad = lambda b: b + bytes(-len(b) % 16)
    data, acc = pad(ad) + pad(text) + struct.pack('<QQ', len(ad), len(text)), 0
    for i in range(0, len(data), 16):
        acc = (acc + int.from_bytes(data[i:i + 16] + b'\1', 'little')) * r % (2**130 - 5)
    if ((acc + s) % 2**128).to_bytes(16, 'little') != tag: return None
    return bytes(a ^ b for a, b in zip(text, stream(key, nonce, 1, len(text))))


def H(label, *parts, key=b''):
    h = hashlib.blake2b(key=key, digest_size=32)
    for part in (label.encode(), *parts): h.update(len(part).to_bytes(8, 'big') + part)
    return h.digest()


def open_seal(key, ad, sealed): return open_aead(key, sealed[:24], ad, sealed[24:])


def open_box(secret, ad, box):
    public, e = x25519(secret, BASE), box[:32]
    shared = x25519(secret, e)
    if shared == bytes(32): return None
    both = hashlib.blake2b(b'hogo/box/1' + e + public, key=shared, digest_size=56).digest()
    return open_aead(both[:32], both[32:], ad, box[32:])


def unpad(text): return None if text is None else text.rstrip(b'\0')[:-1] if text.rstrip(b'\0')[-1:] == b'\x80' else None


def record_key(secret):
    return hashlib.blake2b(b'', key=secret, digest_size=32, salt=(1).to_bytes(16, 'little'), person=b'hogorec1' + bytes(8)).digest()


def check(v):
    x = lambda name: bytes.fromhex(v[name])
    good = v['expect'] == 'ok'
    if v['kind'] in ('compartment', 'record'):
        place, name = x('case'), v['compartment'].encode()
        version, secret = v['version'].to_bytes(4, 'big'), x('secret')
        public, key = x25519(secret, BASE), record_key(secret)
        matches = H('hogo/commitment/1', place, name, version, public, key=key) == x('commitment')
        if v['kind'] == 'compartment': return matches == good
        sealed = x('sealed')
        if not matches or sealed[0] != 1 or sealed[2:34] != x('commitment'): return not good
        ad = sealed[:34] + place + bytes([len(name)]) + name + version + v['sequence'].to_bytes(8, 'big') + x('event')
        opened = {1: lambda: open_seal(key, ad, sealed[34:]), 2: lambda: open_box(secret, ad, sealed[34:])}
        text = unpad(opened[sealed[1]]()) if sealed[1] in opened else None
        return (text == x('plain')) == good
    if v['kind'] == 'heads':
        head = H('hogo/head/1', x('case'), v['compartment'].encode())
        if head != x('first'): return False
        short = lambda b: hashlib.blake2b(b, digest_size=32).digest()
        for row in v['sealed']: head = short(head + short(bytes.fromhex(row)))
        return head == x('last')
    if v['kind'] == 'session':
        if H('hogo/session-id/1', x('token')) != x('row_id'): return False
        w, key = x('wrapped'), H('hogo/session-wrap/1', x('token'), key=x('pepper'))
        text = open_seal(key, w[:98], w[98:]) if w[:2] == b'\1\1' else None
        return (text == x('ordinary_secret') + x('signing_seed')) == good
    if v['kind'] == 'group_share':
        ad = x('share')[:2] + x('group') + v['version'].to_bytes(4, 'big') + x('key')
        return (open_box(x('member_secret'), ad, x('share')[2:]) == x('secret')) == good
    if v['kind'] == 'box':
        text = open_box(x('recipient_secret'), H('hogo/sealed-box/1', v['purpose'].encode(), x('context')), x('box')[1:])
        return (unpad(text) == x('plain')) == good
    return None


failed = False
for file in sorted(pathlib.Path(__file__).parent.glob('*.json')):
    answer = check(json.loads(file.read_text()))
    if answer is None: continue
    failed |= not answer
    print('ok' if answer else 'not ok', file.stem)
sys.exit(failed)
