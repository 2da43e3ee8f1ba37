#!/usr/bin/env python3
"""Makes atlas_l2.py a target: answers the requests of spec/PROTOCOL.md, one JSON object a line."""
import json
import sys
from concurrent.futures import ThreadPoolExecutor

import atlas_l2 as atlas
from recipes import bench, digest, expand, flat, requests, unhex, unhexed, witness, written

class Given(dict):
    """Arguments, of which a missing one is None."""
    __missing__ = lambda self, name: None

def attempt(call, after=dict):
    """A call's answer, or its refusal; `after` is answered either way."""
    try:
        answer = {"result": "OK", **(call() or {})}
    except atlas.AtlasError as refusal:
        answer = {"result": refusal.code, "message": str(refusal)}
    return answer | after()

def sequence(calls, steps, after=dict):
    atlas.present("steps", steps)
    return [attempt(lambda: calls[step["do"]](Given(step)), after) for step in steps]

def guarded(data, call):
    """Calls with a larger memory around the destination, and looks at what lies beside it."""
    memory = bytearray(b"\xa5" * 64 + (inside := data or b"") + b"\xa5" * 64)
    beside = lambda: memory[:64] + memory[64 + len(inside):] == b"\xa5" * 128
    return attempt(lambda: atlas.present("dst", data) or call(memory, 64), lambda: {"dst": digest(memory[64:64 + len(inside)]), "guards": beside()})

def within(data, call):
    return attempt(lambda: atlas.present("data", data) or call(data), lambda: {"data": digest(data or b"")})

def stream(steps):
    s = atlas.Stream()
    calls = {"update": lambda i: [s.update(data) for data in [expand(i["data"])] for _ in range(i.get("times", 1))] and None,
             "merge": lambda i: s.merge(i["residue"]), "value": lambda i: None, "reset": lambda i: s.reset(),
             "save": lambda i: {"state": s.value}, "restore": lambda i: s.restore(i["state"])}
    return sequence(calls, steps, lambda: {"sum": s.value})

def delta_steps(total, steps):
    atlas.residue("sum", total) or atlas.present("steps", steps)
    answers = []
    for i in steps:
        old, new, kinds = i["old"], i["new"], isinstance(i["old"], int) == isinstance(i["new"], int)
        step = lambda: atlas.need(kinds, "old and new must both be bytes or both be ranges") or atlas.delta_byte(total, old, new) if isinstance(old, int) else atlas.delta_range(total, expand(old), expand(new))
        answers.append({"sum": total} | attempt(lambda: {"sum": step()}))
        total = answers[-1]["sum"]
    return answers

def buffer(data, steps):
    b = atlas.Buffer(data)
    calls = {"sum": lambda i: {"sum": b.sum()}, "check": lambda i: {"conserved": b.sum() == 0}, "invalidate": lambda i: b.invalidate(),
             "set": lambda i: b.set(i["at"], i["value"]), "setRange": lambda i: b.set_range(i["at"], expand(i["data"])),
             "poke": lambda i: data.__setitem__(i["at"], i["value"])}
    return sequence(calls, steps, lambda: {"data": digest(data)})

def spending(b):
    return {"allocate": lambda i: b().allocate(i["n"]), "allocateAll": lambda i: b().allocate_all(i["n"]), "release": lambda i: b().release(i["n"])}

def budget(i):
    b = atlas.Budget(i["initial"])
    return {"available": b.available, "steps": sequence(spending(lambda: b), i["steps"], lambda: {"available": b.available})}

def poke(memory, at, value):
    """A write of the caller's own, so the domain's state does not matter."""
    atlas.present("memory", memory)
    atlas.byte("value", value) or atlas.within(at, 1, len(memory))
    memory[at] = value

def domain(i):
    d, memory = atlas.Domain(i["bytes"], i["budget"]), [None]
    seen = lambda: {"state": d.state, "available": None if d.state == "DESTROYED" else d.budget.available, "sum": d.sum}
    calls = {"attach": lambda i: [data := expand(i["region"]), d.attach(data), memory.append(data)] and None, "verify": lambda i: d.verify(),
             "update": lambda i: d.update(i["at"], unhex(i["old"]), unhex(i["new"])), "commit": lambda i: {"witness": written(d.commit())},
             "poke": lambda i: poke(memory[-1], i["at"], i["value"]), "read": lambda i: {"region": memory[-1] and digest(memory[-1])},
             "destroy": lambda i: d.destroy(), **spending(d.living_budget)}
    return {**seen(), "steps": sequence(calls, i["steps"], seen)}

def race(threads, calls, call):
    """From that many threads at once: how often each result came."""
    with ThreadPoolExecutor(threads) as pool:
        results = list(pool.map(lambda _: attempt(call)["result"], range(threads * calls)))
    return {"winners": results.count("OK"), "losers": {code: results.count(code) for code in atlas.NAMES[1:] if code in results}}

def proof(leaf, path, size):
    return {**({"leaf": leaf.hex()} if leaf else {}), "path": [each.hex() for each in path], "size": size}

def budget_race(i):
    b = atlas.Budget(i["initial"])
    atlas.residue("amount", i["amount"])
    counts = race(i["threads"], i["calls"], lambda: b.allocate(i["amount"]))
    return {"granted": counts["winners"], "refused": sum(counts["losers"].values()), "available": b.available}

def domain_race(i, call):
    d, region = atlas.Domain(i["bytes"], 0), expand(i["region"])
    return race(i["threads"], 1, call(d, region)) | {"state": d.state}

BATCHES = {
    "sum": lambda e: atlas.sum96(expand(e)), "check": lambda e: atlas.check(expand(e)), "witness": lambda e: written(atlas.witness(expand(e))),
    "delta": lambda e: atlas.present("entry", e) or atlas.delta(expand(e["before"]), expand(e["after"]))}

OPERATIONS = {
    "version": lambda i: {"packed": 1 << 16, "text": "1.0.0"}, "constants": lambda i: atlas.CONSTANTS,
    "errorCodes": lambda i: {"codes": {name: number for number, name in enumerate(atlas.NAMES)}},
    "sum": lambda i: {"sum": atlas.sum96(expand(i["data"]))}, "stream": lambda i: {"steps": stream(i["steps"])},
    "check": lambda i: {"conserved": atlas.check(expand(i["data"]))}, "windowCheck": lambda i: {"conserved": atlas.window_check(expand(i["data"]))},
    "slidingCheck": lambda i: {"conserved": atlas.sliding_check(expand(i["data"]), i["window"])},
    "delta": lambda i: {"delta": atlas.delta(expand(i["before"]), expand(i["after"]))},
    "deltaByte": lambda i: {"sum": atlas.delta_byte(i["sum"], i["old"], i["new"])}, "deltaSteps": lambda i: {"steps": delta_steps(i["sum"], i["steps"])},
    "deltaRange": lambda i: {"sum": atlas.delta_range(i["sum"], expand(i["old"]), expand(i["new"]))},
    "fill": lambda i: guarded(b"\x5a" * max(0, i["length"]), lambda memory, at: atlas.fill(memory, at, i["length"], i["value"])),
    "copy": lambda i: guarded(expand(i["dst"]), lambda memory, at: atlas.copy(memory, at, len(memory) - 128, expand(i["src"]))),
    "copyWithin": lambda i: within(expand(i["data"]), lambda data: atlas.copy_within(data, i["from"], i["to"], i["length"])),
    "buffer": lambda i: {"steps": buffer(expand(i["data"]), i["steps"])}, "budget": budget, "budgetRace": budget_race, "domain": domain,
    "batch": lambda i: {"results": atlas.batch(BATCHES[dict(i)["of"]], i["entries"])}, "batchHint": lambda i: {"entries": atlas.batch_hint(i["bytes"])},
    "witness": lambda i: {"witness": written(atlas.witness(expand(i["data"])))},
    "witnessTree": lambda i: {"witness": written(atlas.witness_tree(expand(i["data"]), i["k"])), "leaves": len(atlas.leaf_hashes(expand(i["data"]), i["k"]))},
    "witnessVerify": lambda i: atlas.verify(expand(i["data"]), witness(i["witness"])),
    "witnessMerge": lambda i: {"witness": written(atlas.merge(atlas.present("witnesses", i["witnesses"]) or [witness(w) for w in i["witnesses"]]))},
    "ranges": lambda i: {"witness": written(atlas.join_ranges(i["k"], i["length"], [part and (part["at"], expand(part.get("data"))) for part in flat(i["parts"])]))},
    "merkleRoot": lambda i: {"root": atlas.merkle_root(atlas.present("leaves", i["leaves"]) or unhexed(i["leaves"])).hex()},
    "inclusionProof": lambda i: proof(*atlas.inclusion_proof(expand(i["data"]), i["k"], i["index"])),
    "verifyInclusion": lambda i: {"valid": atlas.verify_inclusion(unhex(i["root"]), unhex(i["leaf"]), i["index"], i["size"], unhexed(i["path"]))},
    "consistencyProof": lambda i: proof(None, *atlas.consistency_proof(expand(i["data"]), i["k"], i["first"])),
    "verifyConsistency": lambda i: {"valid": atlas.verify_consistency(
        i["first"], i["second"], unhex(i["firstRoot"]), unhex(i["secondRoot"]), unhexed(i["path"]))},
    "changedLeaves": lambda i: {"leaves": atlas.changed_leaves(expand(i["before"]), expand(i["after"]), i["k"])},
    "recordEncode": lambda i: {"record": atlas.record_encode(witness(i["witness"])).hex()},
    "recordDecode": lambda i: {"witness": written(atlas.record_decode(unhex(i["record"])))},
    "attachRace": lambda i: domain_race(i, lambda d, region: lambda: d.attach(region)),
    "commitRace": lambda i: domain_race(i, lambda d, region: d.attach(region) or (lambda: d.commit() and None)),
}

HELLO = {"result": "OK", "protocol": 1, "name": "atlas-l2-python", "version": "1.0.0", "runtime": f"Python {sys.version.split()[0]}", "engine": "plain",
         "semantics": 65536, "maxBytes": 1 << 31, "levels": ["core"], "operations": list(OPERATIONS), "bench": ["sum", "witness", "copy", "fill"]}
ANSWERS = {"hello": lambda request: HELLO, "bye": lambda request: {"result": "OK"},
           "run": lambda request: attempt(lambda: OPERATIONS[request["op"]](Given(request["in"]))),
           "bench": lambda request: {"result": "OK", "acc": bench(request["op"], request["size"], request["reps"], request["start"])}}

for request in requests(sys.stdin):
    try:
        answer = ANSWERS[request["type"]](request)
    except Exception as broken:  # a request that lacks something, or a bug of this program: the harness is told
        answer = {"fault": repr(broken)}
    print(json.dumps({"seq": request.get("seq"), **answer}), flush=True)
    if request.get("type") == "bye": break
