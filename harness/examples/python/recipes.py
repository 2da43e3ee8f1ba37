"""What spec/PROTOCOL.md asks of any target: bytes by recipes, what is said of bytes instead of them, and the chain of a bench."""
import atlas_l2 as atlas

MASK = (1 << 64) - 1


def random(seed, length):
    out, state = bytearray(), int(seed)
    while len(out) < length:
        state = state + 0x9E3779B97F4A7C15 & MASK
        z = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 & MASK
        z = (z ^ z >> 27) * 0x94D049BB133111EB & MASK
        out += (z ^ z >> 31).to_bytes(8, "little")
    return out[:length]


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
            out[at:at + len(piece)] = piece
            return out


def digest(data):
    fnv = 0x811C9DC5
    for each in data:
        fnv = (fnv ^ each) * 0x01000193 & 0xFFFFFFFF
    return {"length": len(data), "fnv1a": f"{fnv:08x}", "head": data[:16].hex(), "tail": data[-16:].hex() if data else ""}


def bench(op, size, reps):
    """Chained runs: each works on bytes that depend on all answers before."""
    data, other, acc = random(1, size), bytearray(size), 1
    data[-1] = -sum(data[:-1]) % 96
    for _ in range(reps):
        a, b = acc % size, (acc >> 16) % size
        if op in ("sum", "witness"):
            data[a] ^= acc >> 24
            value = atlas.sum96(data) if op == "sum" else int.from_bytes(atlas.witness(data).digest[:4], "big")
        elif op == "copy":
            data[a], data[b] = data[b], data[a]
            atlas.copy(other, 0, size, data)
            value = 256 * other[a] + other[b]
        else:
            atlas.fill(other, 0, size, acc >> 24)
            value = 256 * other[-1] + other[a]
        acc = acc * 1664525 + 1013904223 + value & 0xFFFFFFFF
    return acc
