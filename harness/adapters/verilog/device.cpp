/* Clocks the simulation. Inputs change while the clock is low, and the cores read them when it rises. */
#include "device.h"
#include "Vatlas_l2.h"
#include <cstring>

Device::Device(bool stalling) {
    Verilated::randReset(1); /* all begin with ones, so a valid bit without a reset shows */
    ports.reset(new Vatlas_l2);
    ports->reset = 1;
    ports->clock = 0;
    clock();
    ports->reset = 0;
    ports->sum_in_valid = ports->budget_in_valid = 0;
    sums.clear();
    budgets.clear();
    ticks = 0;
    stalls = stalling;
}

Device::~Device() { ports->final(); }

std::string Device::simulator() { return std::string(Verilated::productName()) + " " + Verilated::productVersion(); }

bool Device::stalled() {
    chance = chance * 1664525 + 1013904223;
    return stalls && chance >> 30 == 0;
}

/* One clock. A beat or an answer goes over if valid and ready are both high when the clock rises. */
void Device::clock() {
    ports->sum_out_ready = !stalled();
    ports->budget_out_ready = !stalled();
    ports->clock = 0;
    ports->eval();
    if (ports->sum_out_valid && ports->sum_out_ready) {
        sums.push_back({ports->sum_out_refused != 0, ports->sum_out_residue, ports->sum_out_conserved != 0});
    }
    if (ports->budget_out_valid && ports->budget_out_ready) budgets.push_back({ports->budget_out_code, ports->budget_out_available});
    bool sum_taken = ports->sum_in_valid && ports->sum_in_ready, budget_taken = ports->budget_in_valid && ports->budget_in_ready;
    ports->clock = 1;
    ports->eval();
    if (sum_taken) ports->sum_in_valid = 0;
    if (budget_taken) ports->budget_in_valid = 0;
    ticks++;
}

/* Clocks until the beat at the port has gone over. */
void Device::offer(uint8_t &valid) {
    while (stalled()) clock();
    valid = 1;
    for (int waited = 0; valid; waited++) {
        if (waited == PATIENCE) throw Silence("the device took no beat for " + std::to_string(PATIENCE) + " clocks");
        clock();
    }
}

void Device::put(const Beat &beat) {
    ports->sum_in_first = beat.first;
    ports->sum_in_last = beat.last;
    ports->sum_in_subtract = beat.subtract;
    ports->sum_in_mark = beat.mark;
    ports->sum_in_residue = beat.residue;
    ports->sum_in_enable = (1u << beat.count) - 1;
    /* Lanes that do not count have old bytes, so a core that reads them all is found out. */
    if (beat.count > 0) std::memcpy(ports->sum_in_data.data(), beat.at, beat.count);
    offer(ports->sum_in_valid);
}

void Device::put(Call call, unsigned amount, bool last) {
    ports->budget_in_call = call;
    ports->budget_in_amount = amount;
    ports->budget_in_last = last;
    offer(ports->budget_in_valid);
}

template <typename A> A Device::take(std::deque<A> &answers) {
    for (int waited = 0; answers.empty(); waited++) {
        if (waited == PATIENCE) throw Silence("the device gave no answer for " + std::to_string(PATIENCE) + " clocks");
        clock();
    }
    A answer = answers.front();
    answers.pop_front();
    return answer;
}

SumAnswer Device::sum() { return take(sums); }
BudgetAnswer Device::budget() { return take(budgets); }
