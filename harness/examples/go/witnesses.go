// The operations on witnesses, trees, proofs and records.
package main

func init() {
	for name, call := range map[string]func(in given) answer{
		"witness": witnessOf,
		"witnessTree": func(in given) answer {
			w := witnessTree(data(in, "data"), number(in, "k"))
			return answer{"witness": w, "leaves": (w.Length-1)>>w.K + 1}
		},
		"witnessVerify": func(in given) answer { verify(data(in, "data"), get[*Witness](in, "witness")); return nil },
		"witnessMerge":  func(in given) answer { return answer{"witness": merge(get[[]*Witness](in, "witnesses"))} },
		"ranges":        ranges,
		"merkleRoot": func(in given) answer {
			hashes := []Hash{}
			for _, leaf := range get[[]Hex](in, "leaves") {
				hashes = append(hashes, leafHash(leaf))
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
		"recordEncode": func(in given) answer { return answer{"record": Hex(recordEncode(get[*Witness](in, "witness")))} },
		"recordDecode": func(in given) answer { return answer{"witness": recordDecode(get[Hex](in, "record"))} },
	} {
		operations[name] = call
	}
}

func hash(in given, name string) Hash {
	value := get[*Hash](in, name)
	invalid(value != nil, "%s must be given, got nothing", name)
	return *value
}

func path(in given) []Hash {
	entries := get[[]Hash](in, "path")
	invalid(entries != nil, "path must be given, got nothing")
	return entries
}

func ranges(in given) answer {
	parts := []Part{}
	for _, part := range get[[]given](in, "parts") {
		parts = append(parts, Part{number(part, "at"), data(part, "data")})
	}
	return answer{"witness": joinParts(number(in, "k"), number(in, "length"), parts)}
}
