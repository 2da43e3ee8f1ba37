// Values of spec/PROTOCOL.md: arguments, bytes by recipes, and what is said of bytes instead of them.
package main

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"strconv"
)

// given are the fields of a request, each read as the type that its operation takes.
type given map[string]json.RawMessage

// answer are the fields of an answer.
type answer map[string]any

// get reads a field; one that is missing or null is the zero value, and one of another shape is an invalid argument.
func get[T any](in given, name string) (value T) {
	if raw, there := in[name]; there {
		err := json.Unmarshal(raw, &value)
		invalid(err == nil, "%s: %v", name, err)
	}
	return value
}

func number(in given, name string) int64 {
	value := get[*int64](in, name)
	invalid(value != nil, "%s must be given, got nothing", name)
	return *value
}

// data is the bytes of a recipe; nil where none is given.
func data(in given, name string) []byte { return get[*Recipe](in, name).expand() }

// Hex is bytes written as digits; a Go slice would be base64.
type Hex []byte

func (h Hex) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(h)), nil }
func (h *Hex) UnmarshalText(text []byte) (err error) {
	if bytes.ContainsAny(text, "ABCDEF") {
		return fmt.Errorf("%s is not lower-case hex", text)
	}
	*h, err = hex.DecodeString(string(text))
	return err
}

// Count is an unsigned number of 64 bits, written as text without a sign or leading zeros.
type Count uint64

func (c Count) MarshalText() ([]byte, error) { return strconv.AppendUint(nil, uint64(c), 10), nil }
func (c *Count) UnmarshalText(text []byte) error {
	value, err := strconv.ParseUint(string(text), 10, 64)
	if err == nil && strconv.FormatUint(value, 10) != string(text) {
		err = fmt.Errorf("%s is not a decimal number", text)
	}
	*c = Count(value)
	return err
}

// Recipe tells how to make bytes, in one of six ways.
type Recipe struct {
	Hex        *Hex
	Repeat     *Hex
	Count      int
	Ramp       *int
	Step       *int
	Modulus    *int
	Length     int
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
		return bytes.Repeat(*r.Repeat, r.Count)
	case r.Ramp != nil:
		return ramp(r.Length, *r.Ramp, or(r.Step, 1), or(r.Modulus, 256))
	case r.Splitmix64 != nil:
		seed, err := strconv.ParseUint(*r.Splitmix64, 10, 64)
		invalid(err == nil, "splitmix64: %v", err)
		return splitmix(r.Length, seed)
	case r.Patch != nil:
		made := r.Patch.expand()
		copy(made[r.At:r.At+len(r.With)], r.With)
		return made
	}
	made := []byte{}
	for _, part := range r.Concat {
		made = append(made, part.expand()...)
	}
	return made
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

// digested is told of a region that is too long to be written out.
func digested(region []byte) answer {
	hash := fnv.New32a()
	hash.Write(region)
	shown := len(region)
	if shown > 16 {
		shown = 16
	}
	return answer{"length": len(region), "fnv1a": fmt.Sprintf("%08x", hash.Sum32()), "head": hex.EncodeToString(region[:shown]),
		"tail": hex.EncodeToString(region[len(region)-shown:])}
}
