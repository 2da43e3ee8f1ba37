"""What spec/PROTOCOL.md asks of any target: how arguments are read and answers are written, and the chain of a bench."""
import json
import re
import sys
from dataclasses import asdict

import atlas_l2 as atlas

MASK = (1 << 64) - 1


def requests(lines):
    """The requests. What is not an object of JSON ends the program."""
    for line in lines:
        try:
            yield dict(json.loads(line))
        except (TypeError, ValueError) as problem:
            sys.exit(f"adapter: expected a request, a JSON object: {problem}")


def random(seed, length):
    out, state = bytearray(length), int(seed)
    for at in range(0, length, 8):
        state = state + 0x9E3779B97F4A7C15 & MASK
        z = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 & MASK
        z = (z ^ z >> 27) * 0x94D049BB133111EB & MASK
        out[at:at + 8] = (z ^ z >> 31).to_bytes(8, "little")[:length - at]
    return out


def expand(recipe):
    """The bytes of a recipe; None where none is given."""
    match recipe:
        case None: return None
        case {"hex": text}: return bytearray.fromhex(text)
        case {"repeat": text, "count": count}: return bytearray(bytes.fromhex(text) * count)
        case {"ramp": start, "length": length}:
            step, modulus = recipe.get("step", 1), recipe.get("modulus", 256)
            period = bytes((start + step * i) % modulus for i in range(modulus))
            return bytearray(period * (length // modulus + 1))[:length]
        case {"splitmix64": seed, "length": length}: return random(seed, length)
        case {"concat": parts}: return bytearray().join(expand(part) for part in parts)
        case {"patch": base, "at": at, "with": text}:
            out, piece = expand(base), bytes.fromhex(text)
            if out is None or not 0 <= at <= len(out) - len(piece):
                raise ValueError(f"a patch must lie within its recipe, got {recipe}")
            out[at:at + len(piece)] = piece
            return out
        case dict(): raise ValueError(f"not a recipe: {recipe}")


def unhex(text):
    """Bytes; None if they are absent or not lower-case hex."""
    return bytes.fromhex(text) if isinstance(text, str) and re.fullmatch("(?:[0-9a-f]{2})*", text) else None


def unhexed(texts):
    return [unhex(text) for text in texts] if isinstance(texts, list) else None


def decimal(name, text):
    atlas.need(isinstance(text, str) and re.fullmatch("0|[1-9][0-9]*", text) and int(text) <= MASK, f"{name} must be a decimal string, got {text!r}")
    return int(text)


def written(w):
    return {**asdict(w), "digest": w.digest.hex(), "length": str(w.length), "timestamp": str(w.timestamp)}


def witness(w):
    """A witness; None if it is absent or not an object."""
    if not isinstance(w, dict):
        return None
    atlas.need(w.get("kind") in ("flat", "tree"), f"kind must be flat or tree, got {w.get('kind')!r}")
    for name in ("k", "resonance", "flags"):
        atlas.need(isinstance(w.get(name), int), f"{name} must be a number, got {w.get(name)!r}")
    digest = unhex(w.get("digest"))
    atlas.present("digest", digest)
    return atlas.Witness(w["kind"], w["k"], digest, decimal("length", w.get("length")), w["resonance"], decimal("timestamp", w.get("timestamp")), w["flags"])


def flat(parts):
    """The parts of all groups: leaves have their places, so groups make no difference."""
    atlas.need(parts, "parts must be given")
    return [each for part in parts for each in (flat(part["parts"]) if part and "parts" in part else [part])]


def digest(data):
    fnv = 0x811C9DC5
    for each in data:
        fnv = (fnv ^ each) * 0x01000193 & 0xFFFFFFFF
    return {"length": len(data), "fnv1a": f"{fnv:08x}", "head": data[:16].hex(), "tail": data[-16:].hex() if data else ""}


kept = {}  # by size: the bytes that a chain begins with, and their mask


def prepared(size):
    if size not in kept:
        kept.clear()
        data, mask = random(1, size), random(2, size)
        data[-1] = -sum(data[:-1]) % 96
        kept[size] = data, mask
    return kept[size]


def change(data, mask, acc):
    """Moves and mixes parts of the data: where and how much depends on all answers before."""
    words, h = len(data) // 8, acc * 2654435769 & 0xFFFFFFFF
    n = words // 16 + (h >> 24) * words // 2048
    start, to, p = (value % (words - n + 1) * 8 for value in (h, acc >> 8, h >> 8))
    n *= 8
    data[to:to + n] = data[start:start + n]
    mixed = int.from_bytes(data[p:p + n], "little") ^ int.from_bytes(mask[p:p + n], "little")
    data[p:p + n] = mixed.to_bytes(n, "little")
    data[acc % len(data)] ^= acc >> 24


def bench(op, size, reps, start):
    """Chained runs: each works on bytes that depend on all answers before."""
    fresh, mask = prepared(size)
    data, other, acc = bytearray(fresh), bytearray(size), start
    for _ in range(reps):
        a, b = acc % size, (acc >> 16) % size
        if op == "fill":
            atlas.fill(other, 0, size, acc >> 24)
            value = 256 * other[-1] + other[a]
        else:
            before = other[b]
            change(data, mask, acc)
            if op == "copy":
                data[-1] = 0
                data[-1] = -atlas.sum96(data) % 96
                atlas.copy(other, 0, size, data)
                value = 65536 * before + 256 * other[a] + other[b]
            else:
                value = atlas.sum96(data) if op == "sum" else int.from_bytes(atlas.witness(data).digest[:4], "big")
        acc = acc * 1664525 + 1013904223 + value & 0xFFFFFFFF
    return acc
