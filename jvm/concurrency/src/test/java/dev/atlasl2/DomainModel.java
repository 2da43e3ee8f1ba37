package dev.atlasl2;

import dev.atlasl2.spec.DomainState;

/**
 * The answers of a domain over two bytes, each 0 or 48, if one call follows the other (clause S14): conserved while
 * both are the same.
 */
public class DomainModel {
    DomainState state = DomainState.CREATED;
    boolean first;
    boolean second;

    /** A domain that is attached to two bytes 0. */
    public static class Attached extends DomainModel {
        public Attached() {
            state = DomainState.ATTACHED;
        }
    }

    public String attach(boolean half) {
        if (state == DomainState.CREATED) {
            state = DomainState.ATTACHED;
            first = half;
            second = half;
            return "OK";
        }
        return refusal();
    }

    public String flip(boolean inFirst, boolean half) {
        return inFirst ? write(half, second, !half, second) : write(first, half, first, !half);
    }

    public String flipFirst(boolean half) {
        return flip(true, half);
    }

    public String flipBoth(boolean half) {
        return write(half, half, !half, !half);
    }

    private String write(boolean oldFirst, boolean oldSecond, boolean nowFirst, boolean nowSecond) {
        if (state != DomainState.ATTACHED) {
            return refusal();
        }
        if (first != oldFirst || second != oldSecond) {
            return "INVALID";
        }
        first = nowFirst;
        second = nowSecond;
        return "OK";
    }

    public String verify() {
        if (state != DomainState.ATTACHED && state != DomainState.COMMITTED) {
            return refusal();
        }
        return first == second ? "OK" : "CONSERVATION";
    }

    public String commit() {
        if (state != DomainState.ATTACHED) {
            return refusal();
        }
        if (first != second) {
            return "CONSERVATION";
        }
        state = DomainState.COMMITTED;
        return covered();
    }

    public String witness() {
        if (state == DomainState.DESTROYED) {
            return refusal();
        }
        return state == DomainState.COMMITTED ? covered() : "none";
    }

    public String state() {
        return state.name();
    }

    public void destroy() {
        state = DomainState.DESTROYED;
    }

    private String covered() {
        return first ? "48 48" : "0 0"; // both are the same, otherwise there would be no witness
    }

    private String refusal() {
        return state == DomainState.DESTROYED ? "DESTROYED" : "STATE";
    }
}
