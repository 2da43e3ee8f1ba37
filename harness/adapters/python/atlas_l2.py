"""The Atlas-12288 conservation layer in plain Python: what spec/SPEC.md says, clause by clause, and nothing clever."""
import hashlib
import threading
from dataclasses import dataclass, replace

MODULUS = 96
NAMES = ("OK", "INVALID", "MEMORY", "STATE", "BUDGET", "CONSERVATION", "WITNESS", "DESTROYED")
CONSTANTS = {
    "modulus": 96, "page": 256, "cycle": 768, "structure": 12288, "maxWindow": 1048576, "maxBatch": 256,
    "minLeafLog2": 8, "maxLeafLog2": 16, "defaultLeafLog2": 12, "record": 64,
}


class AtlasError(Exception):
    """A refused call (S1.4). `code` is one of NAMES."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


def need(holds, message, code="INVALID"):
    if not holds:
        raise AtlasError(code, message)


def residue(name, value):
    need(0 <= value < MODULUS, f"{name} must be 0..95, got {value}")


def byte(name, value):
    need(0 <= value <= 255, f"{name} must be 0..255, got {value}")


def present(name, value):
    need(value is not None, f"{name} must be given, got nothing")


def within(at, length, size):
    need(0 <= length <= size and 0 <= at <= size - length, f"{length} bytes from {at} on do not lie within {size}")


# ---- S2 to S5: sums, checks, deltas

def sum96(data):
    present("data", data)
    return sum(data) % MODULUS


def check(data):
    return sum96(data) == 0


def window_check(data):
    present("data", data)
    need(1 <= len(data) <= CONSTANTS["maxWindow"], f"a window must have 1..1048576 bytes, got {len(data)}")
    return check(data)


def sliding_check(data, window):
    present("data", data)
    need(window >= 1, f"window must be at least 1, got {window}")
    if window >= len(data):
        return check(data)
    return check(data[:window]) and all((new - old) % MODULUS == 0 for old, new in zip(data, data[window:]))


def delta(before, after):
    present("before", before)
    present("after", after)
    need(len(before) == len(after), f"after must be as long as before, {len(before)} bytes, got {len(after)}")
    return (sum(after) - sum(before)) % MODULUS


def delta_byte(total, old, new):
    residue("sum", total)
    byte("old", old)
    byte("new", new)
    return (total + new - old) % MODULUS


def delta_range(total, old, new):
    residue("sum", total)
    return (total + delta(old, new)) % MODULUS


class Stream:
    """A sum that is fed piece by piece (S3)."""

    def __init__(self):
        self.value = 0

    def update(self, data):
        self.value = (self.value + sum96(data)) % MODULUS

    def merge(self, other):
        residue("residue", other)
        self.value = (self.value + other) % MODULUS

    def reset(self):
        self.value = 0

    def restore(self, state):
        residue("state", state)
        self.value = state


# ---- S6 to S8: memory

def fill(memory, offset, length, value):
    need(length >= 0, f"length must be at least 0, got {length}")
    byte("value", value)
    within(offset, length, len(memory))
    if length > 0:
        memory[offset:offset + length] = bytes([value]) * (length - 1) + bytes([-value * (length - 1) % MODULUS])


def copy(memory, offset, length, src):
    """The destination first, as in memory[a:b] = src."""
    present("src", src)
    need(len(src) == length, f"src must have {length} bytes, got {len(src)}")
    need(check(src), f"src must be conserved, its sum is {sum96(src)}", "CONSERVATION")
    memory[offset:offset + length] = src


def copy_within(data, source, target, length):
    within(source, length, len(data))
    within(target, length, len(data))
    moved = bytes(data[source:source + length])
    need(check(moved), f"the source must be conserved, its sum is {sum96(moved)}", "CONSERVATION")
    data[target:target + length] = moved


class Buffer:
    """Bytes with a cached sum (S8)."""

    def __init__(self, data):
        present("data", data)
        self.data = data
        self.cached = None

    def sum(self):
        if self.cached is None:
            self.cached = sum96(self.data)
        return self.cached

    def set(self, at, value):
        byte("value", value)
        self.set_range(at, bytes([value]))

    def set_range(self, at, piece):
        present("data", piece)
        within(at, len(piece), len(self.data))
        if self.cached is not None:
            self.cached = delta_range(self.cached, self.data[at:at + len(piece)], piece)
        self.data[at:at + len(piece)] = piece

    def invalidate(self):
        self.cached = None


# ---- S9, S10: batches, budgets

def batch(call, entries):
    present("entries", entries)
    need(1 <= len(entries) <= 256, f"a batch must have 1..256 entries, got {len(entries)}")
    return [call(entry) for entry in entries]


def batch_hint(size):
    need(size >= 0, f"bytes must be at least 0, got {size}")
    if size <= 64:
        return 256
    if size <= 1024:
        return max(8, min(256, 32768 // (4 * size)))
    return 16 if size <= 16384 else 8


class Budget:
    """The Z/96 allowance (S10), for any number of threads."""

    def __init__(self, initial):
        residue("initial", initial)
        self.available = initial
        self.lock = threading.Lock()

    def allocate(self, n):
        self.allocate_all([n])

    def allocate_all(self, amounts):
        for n in amounts:
            residue("n", n)
        with self.lock:
            need(sum(amounts) <= self.available, f"{sum(amounts)} was asked for, {self.available} is available", "BUDGET")
            self.available -= sum(amounts)

    def release(self, n):
        residue("n", n)
        with self.lock:
            self.available = (self.available + n) % MODULUS


# ---- S11 to S13: witnesses, trees, records

@dataclass(frozen=True)
class Witness:
    kind: str
    k: int
    digest: bytes
    length: int
    resonance: int
    timestamp: int = 0
    flags: int = 0

    def __post_init__(self):
        need(self.k == 0 if self.kind == "flat" else 8 <= self.k <= 16, f"k of a {self.kind} witness must not be {self.k}")
        need(len(self.digest) == 32, f"digest must have 32 bytes, got {len(self.digest)}")
        residue("resonance", self.resonance)
        byte("flags", self.flags)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def leaf_hash(data):
    present("leaf", data)
    return sha256(b"\0", data)


def node_hash(left, right):
    return sha256(b"\1", left, right)


def split(n):
    """The largest power of two below n."""
    return 1 << (n - 1).bit_length() - 1


def root_of(hashes):
    """MTH of RFC 9162, section 2.1.1, over leaf hashes."""
    if len(hashes) <= 1:
        return hashes[0] if hashes else sha256()
    k = split(len(hashes))
    return node_hash(root_of(hashes[:k]), root_of(hashes[k:]))


def merkle_root(leaves):
    return root_of([leaf_hash(leaf) for leaf in leaves])


def region(data):
    present("data", data)
    need(len(data) > 0, "data must hold at least 1 byte")


def leaf_hashes(data, k):
    region(data)
    need(8 <= k <= 16, f"k must be 8..16, got {k}")
    return [leaf_hash(data[i:i + (1 << k)]) for i in range(0, len(data), 1 << k)]


def witness(data):
    region(data)
    return Witness("flat", 0, sha256(data), len(data), sum96(data))


def witness_tree(data, k):
    return Witness("tree", k, root_of(leaf_hashes(data, k)), len(data), sum96(data))


def verify(data, claimed):
    region(data)
    present("witness", claimed)
    need(claimed.length == len(data), f"the witness is of {claimed.length} bytes, data has {len(data)}")
    right = witness(data) if claimed.kind == "flat" else witness_tree(data, claimed.k)
    need(right.digest == claimed.digest, "the digest differs", "WITNESS")
    need(right.resonance == claimed.resonance, "the resonance differs", "CONSERVATION")


def merge(witnesses):
    need(len(witnesses) >= 2, f"a merge takes at least 2 witnesses, got {len(witnesses)}")
    first = witnesses[0]
    flags = 1
    for each in witnesses:
        present("a witness", each)
        need(each.length > 0, "a witness must be of at least 1 byte")
        need((each.kind, each.k) == (first.kind, first.k), "witnesses must be of one kind and k")
        flags |= each.flags
    length = sum(each.length for each in witnesses)
    need(length < 1 << 64, "lengths must add up to at most 2^64-1")
    return replace(first, digest=sha256(*(each.digest for each in witnesses)), length=length, flags=flags,
                   resonance=sum(each.resonance for each in witnesses) % MODULUS,
                   timestamp=max(each.timestamp for each in witnesses))


def join_ranges(k, length, parts):
    """The tree witness of a region from its parts, in any order (S12.7 to S12.9)."""
    need(8 <= k <= 16, f"k must be 8..16, got {k}")
    need(length >= 1, f"length must be at least 1, got {length}")
    present("parts", parts)
    found = {}
    total = 0
    for part in parts:
        present("a part", part)
        at, data = part
        region(data)
        end = at + len(data)
        need(at >= 0 and at % (1 << k) == 0, f"a part must begin at a multiple of {1 << k}, got {at}")
        need(end <= length, f"a part ends at {end}, beyond the region's {length} bytes")
        need(end == length or end % (1 << k) == 0, f"a part ends at {end}, within a leaf, and does not end the region")
        for i, leaf in enumerate(leaf_hashes(data, k), at >> k):
            need(i not in found, f"leaf {i} is there twice")
            found[i] = leaf
        total += sum(data)
    leaves = (length - 1 >> k) + 1
    need(len(found) == leaves, f"{leaves - len(found)} of {leaves} leaves are missing")
    return Witness("tree", k, root_of([found[i] for i in range(leaves)]), length, total % MODULUS)


def inclusion_path(index, hashes):
    if len(hashes) == 1:
        return []
    k = split(len(hashes))
    if index < k:
        return inclusion_path(index, hashes[:k]) + [root_of(hashes[k:])]
    return inclusion_path(index - k, hashes[k:]) + [root_of(hashes[:k])]


def inclusion_proof(data, k, index):
    hashes = leaf_hashes(data, k)
    need(0 <= index < len(hashes), f"index must be 0..{len(hashes) - 1}, got {index}")
    return hashes[index], inclusion_path(index, hashes), len(hashes)


def digests(*values):
    for value in values:
        need(value is not None and len(value) == 32, "hashes must have 32 bytes")


def verify_inclusion(root, leaf, index, size, path):
    present("path", path)
    digests(root, leaf, *path)
    need(0 <= index < 1 << 63 and 1 <= size < 1 << 63, "index and size must be in their ranges")
    if index >= size:
        return False
    fn, sn, r = index, size - 1, leaf
    for p in path:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            r = node_hash(p, r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node_hash(r, p)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and r == root


def consistency_path(first, hashes, known=True):
    if first == len(hashes):
        return [] if known else [root_of(hashes)]
    k = split(len(hashes))
    if first <= k:
        return consistency_path(first, hashes[:k], known) + [root_of(hashes[k:])]
    return consistency_path(first - k, hashes[k:], False) + [root_of(hashes[:k])]


def consistency_proof(data, k, first):
    hashes = leaf_hashes(data, k)
    need(1 <= first <= len(hashes), f"first must be 1..{len(hashes)}, got {first}")
    return consistency_path(first, hashes), len(hashes)


def verify_consistency(first, second, first_root, second_root, path):
    present("path", path)
    digests(first_root, second_root, *path)
    need(1 <= first <= second < 1 << 63, "first and second must be in their ranges")
    if first == second:
        return not path and first_root == second_root
    if not path:
        return False
    if first & first - 1 == 0:
        path = [first_root, *path]
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node_hash(c, fr), node_hash(c, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node_hash(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and fr == first_root and sr == second_root


def changed_leaves(before, after, k):
    old, new = leaf_hashes(before, k), leaf_hashes(after, k)
    return [i for i in range(max(len(old), len(new))) if old[i:i + 1] != new[i:i + 1]]


def record_encode(claimed):
    present("witness", claimed)
    need(claimed.length > 0, "a witness must be of at least 1 byte")
    numbers = claimed.length.to_bytes(8, "little") + claimed.timestamp.to_bytes(8, "little")
    return claimed.digest + numbers + bytes([claimed.resonance, claimed.kind == "tree", claimed.k, claimed.flags]) + bytes(12)


def record_decode(record):
    present("record", record)
    need(len(record) == 64, f"a record must have 64 bytes, got {len(record)}")
    resonance, kind, k, flags = record[48:52]
    need(kind <= 1 and not any(record[52:]), "kind must be 0 or 1, and the reserved bytes 0")
    length = int.from_bytes(record[32:40], "little")
    need(length > 0, "a witness must be of at least 1 byte")
    return Witness(("flat", "tree")[kind], k, record[:32], length, resonance, int.from_bytes(record[40:48], "little"), flags)


# ---- S14: the domain

class Domain:
    def __init__(self, size, budget):
        need(size >= 1, f"bytes must be at least 1, got {size}")
        self.size = size
        self.budget = Budget(budget)
        self.state = "CREATED"
        self.sum = self.region = self.sealed = None
        self.lock = threading.RLock()

    def alive(self, *states):
        need(self.state != "DESTROYED", "the domain was destroyed", "DESTROYED")
        need(not states or self.state in states, f"the domain is {self.state}", "STATE")

    def attach(self, data):
        with self.lock:
            self.alive()
            region(data)
            self.alive("CREATED")
            need(len(data) == self.size, f"region must have {self.size} bytes, got {len(data)}")
            self.region, self.sum, self.state = data, sum96(data), "ATTACHED"

    def update(self, at, old, new):
        with self.lock:
            self.alive("ATTACHED")
            present("old", old)
            present("new", new)
            need(len(old) == len(new) > 0, "old and new must be of one length, at least 1")
            within(at, len(old), self.size)
            need(self.region[at:at + len(old)] == old, "old must be what is there")
            self.sum = delta_range(self.sum, old, new)
            self.region[at:at + len(new)] = new

    def verify(self):
        with self.lock:
            self.alive("ATTACHED", "COMMITTED")
            now = sum96(self.region)
            need(now == self.sum == 0, f"the sum is {now}, tracked as {self.sum}", "CONSERVATION")
            if self.state == "COMMITTED":
                need(witness(self.region).digest == self.sealed.digest, "the digest differs", "WITNESS")

    def commit(self):
        with self.lock:
            self.alive("ATTACHED")
            self.verify()
            self.sealed, self.state = witness(self.region), "COMMITTED"
            return self.sealed

    def living_budget(self):
        self.alive()
        return self.budget

    def destroy(self):
        with self.lock:
            self.state = "DESTROYED"
            self.sum = self.region = None
