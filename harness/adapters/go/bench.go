// The chain of a bench, as spec/PROTOCOL.md has it.
package main

import "encoding/binary"

const word = 8

var benches = []string{"sum", "check", "witness", "tree", "copy", "fill"}

// The bytes that a chain begins with and their mask, kept for the next request.
var fresh, mask []byte

func prepare(size int) {
	if len(fresh) != size {
		fresh, mask = splitmix(size, 1), splitmix(size, 2)
		fresh[size-1] = byte(mod(-sum(fresh[:size-1])))
	}
}

// change moves and mixes parts of the memory: where and how much depends on all answers before.
func change(memory []byte, acc uint32) {
	words := len(memory) / word
	h := acc * 2654435769
	n := words/16 + int(h>>24)*words/2048
	places := words - n + 1
	from, to, p := int(h)%places*word, int(acc>>8)%places*word, int(h>>8)%places*word
	copy(memory[to:], memory[from:from+n*word])
	for i := p; i < p+n*word; i += word {
		mixed := binary.LittleEndian.Uint64(memory[i:]) ^ binary.LittleEndian.Uint64(mask[i:])
		binary.LittleEndian.PutUint64(memory[i:], mixed)
	}
	memory[int(acc)%len(memory)] ^= byte(acc >> 24)
}

// bench runs an operation on bytes that depend on all answers before.
func bench(op string, size int, reps int64, start uint32) uint32 {
	prepare(size)
	memory, other := append([]byte(nil), fresh...), make([]byte, size)
	acc := start
	for i := int64(0); i < reps; i++ {
		a, b := int(acc)%size, int(acc>>16)%size
		value := uint32(0)
		switch op {
		case "fill":
			fill(other, int64(size), int64(acc>>24))
			value = 256*uint32(other[size-1]) + uint32(other[a])
		case "copy":
			before := uint32(other[b])
			change(memory, acc)
			memory[size-1] = byte(mod(-sum(memory[:size-1])))
			copyConserved(other, memory)
			value = before<<16 | uint32(other[a])<<8 | uint32(other[b])
		default:
			change(memory, acc)
			value = summed(op, memory)
		}
		acc = acc*1664525 + 1013904223 + value
	}
	return acc
}

func summed(op string, memory []byte) uint32 {
	switch op {
	case "witness":
		digest := witness(memory).Digest
		return binary.BigEndian.Uint32(digest[:])
	case "tree":
		digest := witnessTree(memory, 12).Digest
		return binary.BigEndian.Uint32(digest[:])
	case "check":
		if sum(memory) == 0 {
			return 1
		}
		return 0
	}
	return uint32(sum(memory))
}
