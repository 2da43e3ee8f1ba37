// The chain of a bench, as spec/PROTOCOL.md has it.
package main

import "encoding/binary"

var benches = []string{"sum", "check", "witness", "tree", "copy", "fill"}

// bench runs an operation on bytes that depend on all answers before.
func bench(op string, size int, reps int64) uint32 {
	memory, other := splitmix(size, 1), make([]byte, size)
	memory[size-1] = byte(mod(-sum(memory[:size-1])))
	acc := uint32(1)
	for i := int64(0); i < reps; i++ {
		a, b := int(acc)%size, int(acc>>16)%size
		value := uint32(0)
		switch op {
		case "fill":
			fill(other, int64(size), int64(acc>>24))
			value = 256*uint32(other[size-1]) + uint32(other[a])
		case "copy":
			memory[a], memory[b] = memory[b], memory[a]
			copyConserved(other, memory)
			value = 256*uint32(other[a]) + uint32(other[b])
		default:
			memory[a] ^= byte(acc >> 24)
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
