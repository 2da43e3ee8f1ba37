// Makes layer.go a target: answers the requests of spec/PROTOCOL.md, one JSON object a line.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
)

var operations = map[string]func(in given) answer{
	"version":    func(given) answer { return answer{"packed": 65536, "text": "1.0.0"} },
	"errorCodes": func(given) answer { return answer{"codes": codes()} },
	"constants": func(given) answer {
		return answer{"modulus": 96, "page": 256, "cycle": 768, "structure": 12288, "maxWindow": 1 << 20, "maxBatch": 256,
			"minLeafLog2": 8, "maxLeafLog2": 16, "defaultLeafLog2": 12, "record": 64}
	},
	"sum": sumOf, "check": checkOf, "delta": deltaOf,
	"windowCheck": func(in given) answer { return answer{"conserved": windowCheck(data(in, "data"))} },
	"slidingCheck": func(in given) answer {
		return answer{"conserved": slidingCheck(data(in, "data"), number(in, "window"))}
	},
	"deltaByte": func(in given) answer {
		return answer{"sum": deltaByte(number(in, "sum"), number(in, "old"), number(in, "new"))}
	},
	"deltaRange": func(in given) answer {
		return answer{"sum": deltaRange(number(in, "sum"), data(in, "old"), data(in, "new"))}
	},
	"fill": fillGuarded, "copy": copyGuarded, "copyWithin": copyInside,
	"batch": batch, "batchHint": func(in given) answer { return answer{"entries": batchHint(number(in, "bytes"))} },
	"stream": stream, "deltaSteps": deltaSteps, "buffer": buffer, "budget": budget, "domain": domain,
	"budgetRace": budgetRace, "attachRace": attachRace, "commitRace": commitRace,
}

func codes() map[string]int {
	codes := map[string]int{}
	for code, name := range codeNames {
		codes[name] = code
	}
	return codes
}

func sumOf(in given) answer     { return answer{"sum": sum(data(in, "data"))} }
func checkOf(in given) answer   { return answer{"conserved": sum(data(in, "data")) == 0} }
func deltaOf(in given) answer   { return answer{"delta": delta(data(in, "before"), data(in, "after"))} }
func witnessOf(in given) answer { return answer{"witness": witness(data(in, "data"))} }

// batch answers what the single call answers in its one field, for each entry (S9).
func batch(in given) answer {
	of, entries := get[string](in, "of"), get[[]json.RawMessage](in, "entries")
	call := map[string]func(given) answer{"sum": sumOf, "check": checkOf, "delta": deltaOf, "witness": witnessOf}[of]
	if call == nil {
		panic("of must be sum, check, delta or witness, got " + of)
	}
	invalid(len(entries) >= 1 && len(entries) <= 256, "a batch must have 1..256 entries, got %d", len(entries))
	results := []any{}
	for _, entry := range entries {
		single := given{"data": entry}
		if of == "delta" {
			single = get[given](single, "data")
		}
		for _, value := range call(single) {
			results = append(results, value)
		}
	}
	return answer{"results": results}
}

func hello() answer {
	names := []string{}
	for name := range operations {
		names = append(names, name)
	}
	return answer{"result": "OK", "protocol": 1, "name": "atlas-l2-go", "version": "1.0.0", "runtime": runtime.Version(),
		"engine": "plain", "semantics": 65536, "maxBytes": int64(1) << 40, "levels": []string{"core", "full"},
		"operations": names, "bench": benches}
}

// reply to a request; a bug of this program is a fault, and the harness is told.
func reply(request given) (out answer) {
	defer func() {
		if broken := recover(); broken != nil {
			out = answer{"fault": fmt.Sprint(broken)}
		}
	}()
	switch kind := required[string](request, "type"); kind {
	case "hello":
		return hello()
	case "run":
		op, in := required[string](request, "op"), required[given](request, "in")
		if call := operations[op]; call != nil {
			return attempt(func() answer { return call(in) }, nothing)
		}
		return answer{"unsupported": op}
	case "bench":
		op, size, reps := required[string](request, "op"), required[int](request, "size"), required[int64](request, "reps")
		return answer{"result": "OK", "acc": bench(op, size, reps, required[uint32](request, "start"))}
	case "bye":
		return answer{"result": "OK"}
	default:
		return answer{"fault": "type must be hello, run, bench or bye, got " + kind}
	}
}

// required reads a field of a request; one that is missing, or of another shape, is a fault.
func required[T any](request given, name string) (value T) {
	raw, there := request[name]
	if err := json.Unmarshal(raw, &value); !there || err != nil || string(raw) == "null" {
		panic("the request has no " + name + ", or one of another type")
	}
	return value
}

func main() {
	requests, answers := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	for {
		var line json.RawMessage
		if err := requests.Decode(&line); err == io.EOF {
			return
		} else if err != nil {
			fmt.Fprintln(os.Stderr, "adapter: expected a request, a JSON object:", err)
			os.Exit(1)
		}
		var request given
		if json.Unmarshal(line, &request) != nil {
			request = given{} // what it lacks is a fault
		}
		out := reply(request)
		out["seq"] = request["seq"]
		if err := answers.Encode(out); err != nil {
			fmt.Fprintln(os.Stderr, "adapter:", err)
			os.Exit(1)
		}
		if string(request["type"]) == `"bye"` {
			return
		}
	}
}
