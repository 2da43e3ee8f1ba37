// Bytes by the recipes of spec/PROTOCOL.md.
package main

import (
	"bytes"
	"strconv"
)

// Recipe tells how to make bytes, in one of six ways.
type Recipe struct {
	Hex        *Hex
	Repeat     *Hex
	Count      *int
	Ramp       *int
	Step       *int
	Modulus    *int
	Length     *int
	Splitmix64 *string
	Concat     []*Recipe
	Patch      *Recipe
	At         int
	With       Hex
}

func (r *Recipe) expand() []byte {
	switch {
	case r == nil:
		return nil
	case r.Hex != nil:
		return *r.Hex
	case r.Repeat != nil:
		return bytes.Repeat(*r.Repeat, size("count", r.Count))
	case r.Ramp != nil:
		return ramp(size("length", r.Length), *r.Ramp, or(r.Step, 1), or(r.Modulus, 256))
	case r.Splitmix64 != nil:
		seed, err := strconv.ParseUint(*r.Splitmix64, 10, 64)
		invalid(err == nil, "splitmix64: %v", err)
		return splitmix(size("length", r.Length), seed)
	case r.Concat == nil && r.Patch == nil:
		panic("a recipe must have hex, repeat, ramp, splitmix64, concat or patch")
	case r.Patch != nil:
		made := r.Patch.expand()
		if r.At < 0 || r.At > len(made)-len(r.With) {
			panic("a patch must lie within its recipe")
		}
		copy(made[r.At:r.At+len(r.With)], r.With)
		return made
	}
	made := []byte{}
	for _, part := range r.Concat {
		made = append(made, part.expand()...)
	}
	return made
}

// size is a number of a recipe. The harness sends them well-formed; any other is a fault.
func size(name string, value *int) int {
	if value == nil || *value < 0 || *value > 1<<40 {
		panic("a recipe must have a " + name + " that fits the memory")
	}
	return *value
}

func or[T any](value *T, otherwise T) T {
	if value == nil {
		return otherwise
	}
	return *value
}

func ramp(length, start, step, modulus int) []byte {
	made := make([]byte, length)
	for i := range made {
		made[i] = byte((start + step*(i%modulus)) % modulus)
	}
	return made
}

func splitmix(length int, state uint64) []byte {
	made := make([]byte, length)
	for i := 0; i < length; i += 8 {
		state += 0x9e3779b97f4a7c15
		z := (state ^ state>>30) * 0xbf58476d1ce4e5b9
		z = (z ^ z>>27) * 0x94d049bb133111eb
		z ^= z >> 31
		for j := i; j < length && j < i+8; j++ {
			made[j] = byte(z >> (8 * (j - i)))
		}
	}
	return made
}
