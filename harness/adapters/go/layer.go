// The Atlas-12288 conservation layer in plain Go: what spec/SPEC.md says, and nothing clever.
package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math"
	"sync"
)

// Code says why a call was refused (S1.4).
type Code int

const (
	OK Code = iota
	INVALID
	MEMORY
	STATE
	BUDGET
	CONSERVATION
	WITNESS
	DESTROYED
)

var codeNames = []string{"OK", "INVALID", "MEMORY", "STATE", "BUDGET", "CONSERVATION", "WITNESS", "DESTROYED"}

// Refusal is what a refused call panics with; nothing has changed then.
type Refusal struct {
	code    Code
	message string
}

func need(holds bool, code Code, format string, values ...any) {
	if !holds {
		panic(Refusal{code, fmt.Sprintf(format, values...)})
	}
}

func invalid(holds bool, format string, values ...any) { need(holds, INVALID, format, values...) }

func residue(name string, value int64) {
	invalid(value >= 0 && value <= 95, "%s must be 0..95, got %d", name, value)
}
func byteOf(name string, value int64) byte {
	invalid(value >= 0 && value <= 255, "%s must be 0..255, got %d", name, value)
	return byte(value)
}
func present(name string, data []byte) { invalid(data != nil, "%s must be given, got nothing", name) }
func region(data []byte)               { invalid(len(data) > 0, "data must hold at least 1 byte") }

// within refuses a range that leaves size bytes, without a sum that could overflow.
func within(at, length int64, size int) {
	fits := length >= 0 && length <= int64(size) && at >= 0 && at <= int64(size)-length
	invalid(fits, "%d bytes from %d on do not lie within %d", length, at, size)
}

func mod(value int64) int64 { return (value%96 + 96) % 96 }

// ---- S2 to S5: sums, checks, deltas

func sum(data []byte) int64 {
	present("data", data)
	total := uint64(0)
	for _, each := range data {
		total += uint64(each)
	}
	return int64(total % 96)
}

func windowCheck(data []byte) bool {
	invalid(len(data) >= 1 && len(data) <= 1<<20, "a window must have 1..1048576 bytes, got %d", len(data))
	return sum(data) == 0
}

func slidingCheck(data []byte, window int64) bool {
	present("data", data)
	invalid(window >= 1, "window must be at least 1, got %d", window)
	if window >= int64(len(data)) {
		return sum(data) == 0
	}
	width := int(window)
	for i := width; i < len(data); i++ {
		if (int(data[i])-int(data[i-width]))%96 != 0 {
			return false
		}
	}
	return sum(data[:width]) == 0
}

func delta(before, after []byte) int64 {
	present("before", before)
	present("after", after)
	invalid(len(before) == len(after), "after must be as long as before, %d bytes, got %d", len(before), len(after))
	return mod(sum(after) - sum(before))
}

func deltaByte(total, old, now int64) int64 {
	residue("sum", total)
	return mod(total + int64(byteOf("new", now)) - int64(byteOf("old", old)))
}

func deltaRange(total int64, old, now []byte) int64 {
	residue("sum", total)
	return mod(total + delta(old, now))
}

// ---- S6 to S8: memory

func fill(dst []byte, length, value int64) {
	invalid(length >= 0, "length must be at least 0, got %d", length)
	each := byteOf("value", value)
	for i := range dst[:length] {
		dst[i] = each
	}
	if length > 0 {
		dst[length-1] = byte(mod(-value % 96 * ((length - 1) % 96)))
	}
}

// copyConserved has the destination first, as copy has.
func copyConserved(dst, src []byte) {
	present("src", src)
	invalid(len(src) == len(dst), "src must have %d bytes, got %d", len(dst), len(src))
	need(sum(src) == 0, CONSERVATION, "src must be conserved, its sum is %d", sum(src))
	copy(dst, src)
}

func copyWithin(data []byte, from, to, length int64) {
	within(from, length, len(data))
	within(to, length, len(data))
	copyConserved(data[to:to+length], data[from:from+length])
}

// Buffer has a cached sum (S8); -1 while it is not known.
type Buffer struct {
	data   []byte
	cached int64
}

func (b *Buffer) sum() int64 {
	if b.cached < 0 {
		b.cached = sum(b.data)
	}
	return b.cached
}

func (b *Buffer) setRange(at int64, piece []byte) {
	present("data", piece)
	within(at, int64(len(piece)), len(b.data))
	if b.cached >= 0 {
		b.cached = deltaRange(b.cached, b.data[at:int(at)+len(piece)], piece)
	}
	copy(b.data[at:], piece)
}

// ---- S9, S10: batches, budgets

func batchHint(size int64) int64 {
	invalid(size >= 0, "bytes must be at least 0, got %d", size)
	switch {
	case size <= 64:
		return 256
	case size <= 1024:
		return int64(math.Max(8, math.Min(256, float64(32768/(4*size)))))
	case size <= 16384:
		return 16
	}
	return 8
}

// Budget is the Z/96 allowance (S10), for any number of goroutines.
type Budget struct {
	lock      sync.Mutex
	available int64
}

func newBudget(initial int64) *Budget {
	residue("initial", initial)
	return &Budget{available: initial}
}

func (b *Budget) allocate(amounts ...int64) {
	total := int64(0)
	for _, n := range amounts {
		residue("n", n)
		total += n
	}
	b.lock.Lock()
	defer b.lock.Unlock()
	need(total <= b.available, BUDGET, "%d was asked for, %d is available", total, b.available)
	b.available -= total
}

func (b *Budget) release(n int64) {
	residue("n", n)
	b.lock.Lock()
	defer b.lock.Unlock()
	b.available = mod(b.available + n)
}

// ---- S14: the domain

type Domain struct {
	lock   sync.Mutex
	state  string
	size   int64
	budget *Budget
	region []byte
	sum    int64
	sealed Witness
}

func newDomain(size, budget int64) *Domain {
	invalid(size >= 1, "bytes must be at least 1, got %d", size)
	return &Domain{state: "CREATED", size: size, budget: newBudget(budget)}
}

// alive refuses a destroyed domain, and one in none of the states, where there are any. The caller holds the lock.
func (d *Domain) alive(states ...string) {
	need(d.state != "DESTROYED", DESTROYED, "the domain was destroyed")
	fits := len(states) == 0
	for _, state := range states {
		fits = fits || d.state == state
	}
	need(fits, STATE, "the domain is %s", d.state)
}

func (d *Domain) attach(data []byte) {
	d.lock.Lock()
	defer d.lock.Unlock()
	d.alive()
	region(data)
	d.alive("CREATED")
	invalid(int64(len(data)) == d.size, "region must have %d bytes, got %d", d.size, len(data))
	d.region, d.sum, d.state = data, sum(data), "ATTACHED"
}

func (d *Domain) update(at int64, old, now []byte) {
	d.lock.Lock()
	defer d.lock.Unlock()
	d.alive("ATTACHED")
	present("old", old)
	present("new", now)
	invalid(len(old) == len(now) && len(old) > 0, "old and new must be of one length, at least 1")
	within(at, int64(len(old)), len(d.region))
	place := d.region[at : int(at)+len(old)]
	invalid(bytes.Equal(place, old), "old must be what is there")
	d.sum = deltaRange(d.sum, old, now)
	copy(place, now)
}

func (d *Domain) verify() {
	d.lock.Lock()
	defer d.lock.Unlock()
	d.verified()
}

func (d *Domain) verified() {
	d.alive("ATTACHED", "COMMITTED")
	now := sum(d.region)
	need(now == 0 && d.sum == 0, CONSERVATION, "the sum is %d, tracked as %d", now, d.sum)
	need(d.state != "COMMITTED" || sha256.Sum256(d.region) == d.sealed.Digest, WITNESS, "the digest differs")
}

func (d *Domain) commit() Witness {
	d.lock.Lock()
	defer d.lock.Unlock()
	d.alive("ATTACHED")
	d.verified()
	d.sealed, d.state = witness(d.region), "COMMITTED"
	return d.sealed
}

func (d *Domain) living() *Budget {
	d.lock.Lock()
	defer d.lock.Unlock()
	d.alive()
	return d.budget
}

func (d *Domain) destroy() {
	d.lock.Lock()
	defer d.lock.Unlock()
	d.state = "DESTROYED"
}
