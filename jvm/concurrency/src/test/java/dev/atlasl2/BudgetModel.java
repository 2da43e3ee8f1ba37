package dev.atlasl2;

/** The answers of a budget if one call follows the other (clauses S10.2 to S10.5). */
public class BudgetModel {
    private int available = 50;

    public boolean take(int amount) {
        if (available < amount) {
            return false;
        }
        available -= amount;
        return true;
    }

    public boolean takeBoth(int one, int other) {
        return take(one + other);
    }

    public void give(int amount) {
        available = (available + amount) % 96;
    }

    public int available() {
        return available;
    }
}
