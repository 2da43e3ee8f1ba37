// Races: calls from that many threads that start together.
package main

import "sync"

func nothing() answer { return nil }

// race counts how often each result came.
func race(threads, calls int64, call func()) (winners int, losers map[string]int) {
	var start, end sync.WaitGroup
	start.Add(1)
	results := make(chan string, threads*calls)
	for thread := int64(0); thread < threads; thread++ {
		end.Add(1)
		go func() {
			defer end.Done()
			start.Wait()
			for i := int64(0); i < calls; i++ {
				results <- attempt(func() answer { call(); return nil }, nothing)["result"].(string)
			}
		}()
	}
	start.Done()
	end.Wait()
	close(results)
	losers = map[string]int{}
	for result := range results {
		losers[result]++
	}
	winners = losers["OK"]
	delete(losers, "OK")
	return winners, losers
}

func budgetRace(in given) answer {
	b, amount := newBudget(number(in, "initial")), number(in, "amount")
	residue("amount", amount)
	granted, losers := race(number(in, "threads"), number(in, "calls"), func() { b.allocate(amount) })
	refused := 0
	for _, count := range losers {
		refused += count
	}
	return answer{"granted": granted, "refused": refused, "available": b.available}
}

func attachRace(in given) answer {
	region := data(in, "region")
	return domainRace(in, func(d *Domain) func() { return func() { d.attach(region) } })
}

func commitRace(in given) answer {
	return domainRace(in, func(d *Domain) func() { d.attach(data(in, "region")); return func() { d.commit() } })
}

func domainRace(in given, call func(*Domain) func()) answer {
	d := newDomain(number(in, "bytes"), 0)
	winners, losers := race(number(in, "threads"), 1, call(d))
	return answer{"winners": winners, "losers": losers, "state": d.state}
}
