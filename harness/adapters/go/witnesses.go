// The operations on witnesses, trees, proofs and records.
package main

import "encoding/json"

func init() {
	for name, call := range map[string]func(in given) answer{
		"witness": witnessOf,
		"witnessTree": func(in given) answer {
			w := witnessTree(data(in, "data"), number(in, "k"))
			return answer{"witness": w, "leaves": uint64(w.Length-1)>>w.K + 1}
		},
		"witnessVerify": func(in given) answer { verify(data(in, "data"), witnessIn(in["witness"])); return nil },
		"witnessMerge": func(in given) answer {
			all := []*Witness{}
			for _, each := range get[[]json.RawMessage](in, "witnesses") {
				all = append(all, witnessIn(each))
			}
			return answer{"witness": merge(all)}
		},
		"ranges": ranges,
		"merkleRoot": func(in given) answer {
			hashes := []Hash{}
			list := get[[]*Hex](in, "leaves")
			invalid(list != nil, "leaves must be given, got nothing")
			for _, leaf := range list {
				invalid(leaf != nil, "a leaf must be given, got nothing")
				hashes = append(hashes, leafHash(*leaf))
			}
			return answer{"root": root(hashes)}
		},
		"inclusionProof": func(in given) answer {
			hashes, index := leaves(data(in, "data"), number(in, "k")), number(in, "index")
			invalid(index >= 0 && index < int64(len(hashes)), "index must be one of %d leaves, got %d", len(hashes), index)
			return answer{"leaf": hashes[index], "path": inclusionPath(int(index), hashes), "size": len(hashes)}
		},
		"verifyInclusion": func(in given) answer {
			want, leaf, index, size := hash(in, "root"), hash(in, "leaf"), number(in, "index"), number(in, "size")
			return answer{"valid": verifyInclusion(want, leaf, index, size, path(in))}
		},
		"consistencyProof": func(in given) answer {
			hashes, first := leaves(data(in, "data"), number(in, "k")), number(in, "first")
			invalid(first >= 1 && first <= int64(len(hashes)), "first must be 1..%d, got %d", len(hashes), first)
			return answer{"path": consistencyPath(int(first), hashes, true), "size": len(hashes)}
		},
		"verifyConsistency": func(in given) answer {
			first, second, old, now := number(in, "first"), number(in, "second"), hash(in, "firstRoot"), hash(in, "secondRoot")
			return answer{"valid": verifyConsistency(first, second, old, now, path(in))}
		},
		"changedLeaves": func(in given) answer {
			return answer{"leaves": changedLeaves(data(in, "before"), data(in, "after"), number(in, "k"))}
		},
		"recordEncode": func(in given) answer { return answer{"record": Hex(recordEncode(witnessIn(in["witness"])))} },
		"recordDecode": func(in given) answer { return answer{"witness": recordDecode(get[Hex](in, "record"))} },
	} {
		operations[name] = call
	}
}

// witnessIn reads a witness that has all its parts.
func witnessIn(raw json.RawMessage) *Witness {
	parts := get[given](given{"witness": raw}, "witness")
	for _, name := range []string{"kind", "k", "digest", "length", "resonance", "timestamp", "flags"} {
		invalid(parts[name] != nil, "%s must be given, got nothing", name)
	}
	return get[*Witness](given{"witness": raw}, "witness")
}

func hash(in given, name string) Hash {
	value := get[*Hash](in, name)
	invalid(value != nil, "%s must be given, got nothing", name)
	return *value
}

func path(in given) []Hash {
	list := get[[]*Hash](in, "path")
	invalid(list != nil, "path must be given, got nothing")
	entries := []Hash{}
	for _, entry := range list {
		invalid(entry != nil, "an entry of path must be given, got nothing")
		entries = append(entries, *entry)
	}
	return entries
}

func ranges(in given) answer {
	return answer{"witness": joinParts(number(in, "k"), number(in, "length"), partsOf(in))}
}

// partsOf are the parts of all groups: leaves have their places, so groups make no difference.
func partsOf(group given) (parts []Part) {
	list := get[[]given](group, "parts")
	invalid(len(list) > 0, "parts must be given, got none")
	for _, part := range list {
		if _, isGroup := part["parts"]; isGroup {
			parts = append(parts, partsOf(part)...)
		} else {
			parts = append(parts, Part{number(part, "at"), data(part, "data")})
		}
	}
	return parts
}
