package dev.atlasl2.vectors;

import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ValueNode;

/**
 * Makes nodes of numbers by their value: languages without integers write 7 as {@code 7.0}, and 100000 as {@code 1e5}.
 * A whole number gets the node that the parser makes of its digits; any other becomes a double.
 */
final class NumbersByValue extends JsonNodeFactory {
    private static final long serialVersionUID = 1L;
    /** More digits than any number of the protocol has, and few enough to write out. */
    private static final int MAX_DIGITS = 40;

    @Override
    public ValueNode numberNode(BigDecimal value) {
        if (value.signum() == 0) {
            return numberNode(0); // also -0.0: whole numbers have one zero
        }
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() <= 0 && (long) plain.precision() - plain.scale() <= MAX_DIGITS) {
            BigInteger whole = plain.toBigIntegerExact();
            return whole.bitLength() < Integer.SIZE
                    ? numberNode(whole.intValue())
                    : whole.bitLength() < Long.SIZE ? numberNode(whole.longValue()) : numberNode(whole);
        }
        double rounded = value.doubleValue();
        // A double must not turn a fraction into a whole number: InteroperableJson reports such values.
        return plain.scale() > 0 && rounded == Math.rint(rounded) ? super.numberNode(value) : numberNode(rounded);
    }
}
