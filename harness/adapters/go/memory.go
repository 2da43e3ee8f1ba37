// The operations on memory: they answer what is there afterwards, also when they are refused.
package main

import "bytes"

// guarded calls with a larger memory around the destination, and looks at what lies beside it.
func guarded(before []byte, call func(dst []byte)) answer {
	const guard, beside = 64, 0xa5
	memory := make([]byte, guard+len(before)+guard)
	for i := range memory {
		memory[i] = beside
	}
	dst := memory[guard : guard+len(before)]
	copy(dst, before)
	return attempt(func() answer { call(dst); return nil }, func() answer {
		intact := true
		for i := 0; i < guard; i++ {
			intact = intact && memory[i] == beside && memory[len(memory)-1-i] == beside
		}
		return answer{"dst": digested(dst), "guards": intact}
	})
}

func fillGuarded(in given) answer {
	length, value := number(in, "length"), number(in, "value")
	before := []byte{}
	if length > 0 {
		before = bytes.Repeat([]byte{0x5a}, int(length))
	}
	return guarded(before, func(dst []byte) { fill(dst, length, value) })
}

func copyGuarded(in given) answer {
	before := data(in, "dst")
	return guarded(before, func(dst []byte) {
		invalid(before != nil, "dst must be given, got nothing")
		copyConserved(dst, data(in, "src"))
	})
}

func copyInside(in given) answer {
	memory, from, to, length := data(in, "data"), number(in, "from"), number(in, "to"), number(in, "length")
	return attempt(func() answer {
		invalid(memory != nil, "data must be given, got nothing")
		copyWithin(memory, from, to, length)
		return nil
	},
		func() answer { return answer{"data": digested(memory)} })
}

// poke is a write of the caller's own, so the domain's state does not matter.
func poke(memory []byte, at, value int64) {
	within(at, 1, len(memory))
	memory[at] = byteOf("value", value)
}

func read(memory []byte) answer {
	if memory == nil {
		return answer{"region": nil}
	}
	return answer{"region": digested(memory)}
}
