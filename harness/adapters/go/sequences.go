// Operations of several steps. A refused step is an answer, and the sequence goes on.
package main

// attempt is a call's answer, or its refusal; after is answered either way.
func attempt(call, after func() answer) (out answer) {
	defer func() {
		switch refusal := recover().(type) {
		case nil:
		case Refusal:
			out = answer{"result": codeNames[refusal.code], "message": refusal.message}
		default: // a bug of this program
			panic(refusal)
		}
		for name, value := range after() {
			out[name] = value
		}
	}()
	out = answer{"result": "OK"}
	for name, value := range call() {
		out[name] = value
	}
	return out
}

// steps answers each step, in order.
func steps(in given, step func(do string, in given) answer, after func() answer) []answer {
	all, list := []answer{}, get[[]given](in, "steps")
	invalid(list != nil, "steps must be given, got nothing")
	for _, each := range list {
		all = append(all, attempt(func() answer { return step(get[string](each, "do"), each) }, after))
	}
	return all
}

func stream(in given) answer {
	total := int64(0)
	return answer{"steps": steps(in, func(do string, in given) answer {
		switch do {
		case "update":
			piece, times := data(in, "data"), or(get[*int64](in, "times"), 1)
			for ; times > 0; times-- {
				total = mod(total + sum(piece))
			}
		case "merge":
			other := number(in, "residue")
			residue("residue", other)
			total = mod(total + other)
		case "restore":
			residue("state", number(in, "state"))
			total = number(in, "state")
		case "reset":
			total = 0
		case "save":
			return answer{"state": total}
		}
		return nil
	}, func() answer { return answer{"sum": total} })}
}

func deltaSteps(in given) answer {
	total := number(in, "sum")
	residue("sum", total)
	return answer{"steps": steps(in, func(_ string, in given) answer {
		if old := in["old"]; len(old) > 0 && old[0] == '{' {
			total = deltaRange(total, data(in, "old"), data(in, "new"))
		} else {
			total = deltaByte(total, number(in, "old"), number(in, "new"))
		}
		return nil
	}, func() answer { return answer{"sum": total} })}
}

func buffer(in given) answer {
	b := Buffer{data: data(in, "data"), cached: -1}
	invalid(b.data != nil, "data must be given, got nothing")
	return answer{"steps": steps(in, func(do string, in given) answer {
		switch do {
		case "sum":
			return answer{"sum": b.sum()}
		case "check":
			return answer{"conserved": b.sum() == 0}
		case "set":
			b.setRange(number(in, "at"), []byte{byteOf("value", number(in, "value"))})
		case "setRange":
			b.setRange(number(in, "at"), data(in, "data"))
		case "poke":
			b.data[number(in, "at")] = byteOf("value", number(in, "value"))
		case "invalidate":
			b.cached = -1
		}
		return nil
	}, func() answer { return answer{"data": digested(b.data)} })}
}

func spend(b *Budget, do string, in given) {
	switch do {
	case "allocate":
		b.allocate(number(in, "n"))
	case "allocateAll":
		b.allocate(get[[]int64](in, "n")...)
	case "release":
		b.release(number(in, "n"))
	}
}

func budget(in given) answer {
	b := newBudget(number(in, "initial"))
	seen := func() answer { return answer{"available": b.available} }
	out := seen()
	out["steps"] = steps(in, func(do string, in given) answer { spend(b, do, in); return nil }, seen)
	return out
}

func domain(in given) answer {
	d := newDomain(number(in, "bytes"), number(in, "budget"))
	seen := func() answer {
		out := answer{"state": d.state, "available": d.budget.available, "sum": d.sum}
		if d.state == "DESTROYED" {
			out["available"] = nil
		}
		if d.state != "ATTACHED" && d.state != "COMMITTED" {
			out["sum"] = nil
		}
		return out
	}
	out := seen()
	out["steps"] = steps(in, func(do string, in given) answer {
		switch do {
		case "attach":
			d.attach(data(in, "region"))
		case "update":
			d.update(number(in, "at"), get[Hex](in, "old"), get[Hex](in, "new"))
		case "poke":
			poke(d.region, number(in, "at"), number(in, "value"))
		case "read":
			return read(d.region)
		case "verify":
			d.verify()
		case "commit":
			return answer{"witness": d.commit()}
		case "destroy":
			d.destroy()
		default:
			spend(d.living(), do, in)
		}
		return nil
	}, seen)
	return out
}
