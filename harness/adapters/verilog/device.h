/* The simulated cores, and the only way to them: beats in and answers out, by the handshakes of their ports. */
#ifndef DEVICE_H
#define DEVICE_H

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <stdexcept>
#include <string>

class Vatlas_l2; /* made by the simulator */

/* The device does not answer: a defect of a core, not a refusal. */
struct Silence : std::runtime_error { using std::runtime_error::runtime_error; };

/* What a beat of atlas_l2_sum.v has; at most 16 bytes. */
struct Beat { bool first = false, last = false, subtract = false, mark = false; unsigned residue = 0; const uint8_t *at = nullptr; size_t count = 0; };
struct SumAnswer { bool refused; unsigned residue; bool conserved; };

enum Call { CREATE, ALLOCATE, RELEASE };
struct BudgetAnswer { unsigned code, available; };

class Device {
public:
    static constexpr size_t WIDTH = 16; /* bytes a beat */

    /* With stalls, beats come late and answers are taken late, at clocks that look random and are the same in each run. */
    explicit Device(bool stalls);
    ~Device();

    void put(const Beat &beat);
    void put(Call call, unsigned amount, bool last);
    SumAnswer sum();       /* of the earliest call whose answer was not taken yet */
    BudgetAnswer budget();
    uint64_t clocks() const { return ticks; } /* since the start */
    static std::string simulator();           /* its name and version */

private:
    static constexpr int PATIENCE = 1000; /* clocks; the longest wait is for 4 and some stalls */

    void clock();
    bool stalled();
    template <typename A> A take(std::deque<A> &answers);
    void offer(uint8_t &valid);

    std::unique_ptr<Vatlas_l2> ports;
    std::deque<SumAnswer> sums;
    std::deque<BudgetAnswer> budgets;
    uint64_t ticks = 0;
    uint32_t chance = 1;
    bool stalls = false;
};

#endif
