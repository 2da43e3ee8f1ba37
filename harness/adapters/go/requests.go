// Values of spec/PROTOCOL.md: arguments, and what is said of bytes instead of them.
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
