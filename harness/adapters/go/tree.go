// Witnesses, trees, proofs and records: S11 to S13.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math/bits"
)

// Hash is of SHA-256; in JSON its 64 digits.
type Hash [32]byte

func (h Hash) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(h[:])), nil }
func (h *Hash) UnmarshalText(text []byte) error {
	var digits Hex
	err := digits.UnmarshalText(text)
	copy(h[:], digits)
	if err == nil && len(digits) != len(h) {
		err = fmt.Errorf("a hash has 64 digits, got %d", len(text))
	}
	return err
}

type Witness struct {
	Kind      string `json:"kind"`
	K         int64  `json:"k"`
	Digest    Hash   `json:"digest"`
	Length    Count  `json:"length"`
	Resonance int64  `json:"resonance"`
	Timestamp Count  `json:"timestamp"`
	Flags     int64  `json:"flags"`
}

func (w *Witness) require() {
	invalid(w != nil, "witness must be given, got nothing")
	fits := w.Kind == "tree" && w.K >= 8 && w.K <= 16 || w.Kind == "flat" && w.K == 0
	invalid(fits, "k must fit the kind, got %d", w.K)
	residue("resonance", w.Resonance)
	byteOf("flags", w.Flags)
}

func leafHash(data []byte) Hash { return sha256.Sum256(append([]byte{0}, data...)) }
func nodeHash(left, right Hash) Hash {
	return sha256.Sum256(bytes.Join([][]byte{{1}, left[:], right[:]}, nil))
}

// split is the largest power of two below n.
func split(n int) int { return 1 << (bits.Len(uint(n-1)) - 1) }

// root is MTH of RFC 9162, section 2.1.1, over leaf hashes.
func root(hashes []Hash) Hash {
	switch len(hashes) {
	case 0:
		return sha256.Sum256(nil)
	case 1:
		return hashes[0]
	}
	k := split(len(hashes))
	return nodeHash(root(hashes[:k]), root(hashes[k:]))
}

func leaves(data []byte, k int64) []Hash {
	region(data)
	invalid(k >= 8 && k <= 16, "k must be 8..16, got %d", k)
	var hashes []Hash
	for from := 0; from < len(data); from += 1 << k {
		to := from + 1<<k
		if to > len(data) {
			to = len(data)
		}
		hashes = append(hashes, leafHash(data[from:to]))
	}
	return hashes
}

func witness(data []byte) Witness {
	region(data)
	return Witness{Kind: "flat", Digest: sha256.Sum256(data), Length: Count(len(data)), Resonance: sum(data)}
}

func witnessTree(data []byte, k int64) Witness {
	return Witness{Kind: "tree", K: k, Digest: root(leaves(data, k)), Length: Count(len(data)), Resonance: sum(data)}
}

func verify(data []byte, claimed *Witness) {
	region(data)
	claimed.require()
	invalid(claimed.Length == Count(len(data)), "the witness is of %d bytes, data has %d", claimed.Length, len(data))
	right := witness(data)
	if claimed.Kind == "tree" {
		right = witnessTree(data, claimed.K)
	}
	need(right.Digest == claimed.Digest, WITNESS, "the digest differs")
	need(right.Resonance == claimed.Resonance, CONSERVATION, "the resonance differs")
}

func merge(all []*Witness) Witness {
	invalid(len(all) >= 2, "a merge takes at least 2 witnesses, got %d", len(all))
	merged := Witness{Flags: 1}
	var digests []byte
	for i, each := range all {
		each.require()
		invalid(each.Length > 0, "a witness must be of at least 1 byte")
		if i == 0 {
			merged.Kind, merged.K = each.Kind, each.K
		}
		invalid(each.Kind == merged.Kind && each.K == merged.K, "witnesses must be of one kind and k")
		merged.Length += each.Length
		invalid(merged.Length >= each.Length, "lengths must add up to at most 2^64-1")
		merged.Resonance = mod(merged.Resonance + each.Resonance)
		merged.Flags |= each.Flags
		if each.Timestamp > merged.Timestamp {
			merged.Timestamp = each.Timestamp
		}
		digests = append(digests, each.Digest[:]...)
	}
	merged.Digest = sha256.Sum256(digests)
	return merged
}

// Part is some bytes of a region, and where in it they begin.
type Part struct {
	at   int64
	data []byte
}

// joinParts makes the tree witness of a region from its parts, in any order (S12.7 to S12.9).
func joinParts(k, length int64, parts []Part) Witness {
	invalid(k >= 8 && k <= 16, "k must be 8..16, got %d", k)
	invalid(length >= 1, "length must be at least 1, got %d", length)
	found := map[int64]Hash{}
	total, leaf := int64(0), int64(1)<<k
	for _, part := range parts {
		region(part.data)
		size := int64(len(part.data))
		invalid(part.at >= 0 && part.at%leaf == 0, "a part must begin at a multiple of %d, got %d", leaf, part.at)
		within(part.at, size, int(length))
		invalid(size%leaf == 0 || part.at+size == length, "a part ends at %d, within a leaf, and not the region", part.at+size)
		for i, hash := range leaves(part.data, k) {
			at := part.at/leaf + int64(i)
			_, twice := found[at]
			invalid(!twice, "leaf %d is there twice", at)
			found[at] = hash
		}
		total += sum(part.data)
	}
	wanted := (length-1)/leaf + 1
	invalid(int64(len(found)) == wanted, "%d of %d leaves are missing", wanted-int64(len(found)), wanted)
	hashes := make([]Hash, wanted)
	for i := range hashes {
		hashes[i] = found[int64(i)]
	}
	return Witness{Kind: "tree", K: k, Digest: root(hashes), Length: Count(length), Resonance: mod(total)}
}

func inclusionPath(index int, hashes []Hash) []Hash {
	if len(hashes) == 1 {
		return []Hash{}
	}
	k := split(len(hashes))
	if index < k {
		return append(inclusionPath(index, hashes[:k]), root(hashes[k:]))
	}
	return append(inclusionPath(index-k, hashes[k:]), root(hashes[:k]))
}

func consistencyPath(first int, hashes []Hash, known bool) []Hash {
	if first == len(hashes) {
		if known {
			return []Hash{}
		}
		return []Hash{root(hashes)}
	}
	k := split(len(hashes))
	if first <= k {
		return append(consistencyPath(first, hashes[:k], known), root(hashes[k:]))
	}
	return append(consistencyPath(first-k, hashes[k:], false), root(hashes[:k]))
}

// follow walks up the path of a proof: step gets each entry, and whether it stands on the left.
func follow(fn, sn uint64, path []Hash, step func(entry Hash, isLeft bool)) bool {
	for _, entry := range path {
		if sn == 0 {
			return false
		}
		isLeft := fn&1 == 1 || fn == sn
		step(entry, isLeft)
		for isLeft && fn&1 == 0 && fn != 0 {
			fn, sn = fn>>1, sn>>1
		}
		fn, sn = fn>>1, sn>>1
	}
	return sn == 0
}

func verifyInclusion(want, leaf Hash, index, size int64, path []Hash) bool {
	invalid(index >= 0 && size >= 1, "index and size must be in their ranges")
	r := leaf
	return index < size && follow(uint64(index), uint64(size-1), path, func(entry Hash, isLeft bool) {
		if isLeft {
			r = nodeHash(entry, r)
		} else {
			r = nodeHash(r, entry)
		}
	}) && r == want
}

func verifyConsistency(first, second int64, old, now Hash, path []Hash) bool {
	invalid(first >= 1 && second >= first, "first and second must be in their ranges")
	if first == second {
		return len(path) == 0 && old == now
	}
	if len(path) == 0 {
		return false
	}
	if first&(first-1) == 0 {
		path = append([]Hash{old}, path...)
	}
	down := bits.TrailingZeros64(uint64(first)) // as often as first - 1 is odd
	fr, sr := path[0], path[0]
	return follow(uint64(first-1)>>down, uint64(second-1)>>down, path[1:], func(entry Hash, isLeft bool) {
		if isLeft {
			fr, sr = nodeHash(entry, fr), nodeHash(entry, sr)
		} else {
			sr = nodeHash(sr, entry)
		}
	}) && fr == old && sr == now
}

func changedLeaves(before, after []byte, k int64) []int {
	old, now := leaves(before, k), leaves(after, k)
	changed := []int{}
	for i := 0; i < len(old) || i < len(now); i++ {
		if i >= len(old) || i >= len(now) || old[i] != now[i] {
			changed = append(changed, i)
		}
	}
	return changed
}

func recordEncode(w *Witness) []byte {
	w.require()
	invalid(w.Length > 0, "a witness must be of at least 1 byte")
	record := make([]byte, 64)
	copy(record, w.Digest[:])
	binary.LittleEndian.PutUint64(record[32:], uint64(w.Length))
	binary.LittleEndian.PutUint64(record[40:], uint64(w.Timestamp))
	record[48], record[50], record[51] = byte(w.Resonance), byte(w.K), byte(w.Flags)
	if w.Kind == "tree" {
		record[49] = 1
	}
	return record
}

func recordDecode(record []byte) Witness {
	invalid(len(record) == 64, "a record must have 64 bytes, got %d", len(record))
	invalid(record[49] <= 1 && bytes.Equal(record[52:], make([]byte, 12)), "kind must be 0 or 1, and the reserved bytes 0")
	w := Witness{Kind: "flat", K: int64(record[50]), Resonance: int64(record[48]), Flags: int64(record[51])}
	if record[49] == 1 {
		w.Kind = "tree"
	}
	copy(w.Digest[:], record)
	w.Length, w.Timestamp = Count(binary.LittleEndian.Uint64(record[32:])), Count(binary.LittleEndian.Uint64(record[40:]))
	invalid(w.Length > 0, "a witness must be of at least 1 byte")
	w.require()
	return w
}
