package dev.flycatcher.analyzer.trace;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which JDBC parameter is bound at which position of a text.
 *
 * <p>A plain {@code ?} is one more than the greatest number before it, {@code ?2} is the second, and a name has one number
 * wherever it stands: so SQLite counts, and H2 as far as it knows such markers. {@code $2} is the second for H2 and a name
 * for SQLite; where that is not the same, it is not known. HSQLDB and Oracle count each place of a name by itself: then
 * as many values are bound as the text has markers.
 *
 * @param numbers the parameter of each position, from 1; 0 where a value is written, {@link #UNKNOWN} where it is not known
 * @param markers positions that are no written values
 * @param highest the greatest number of a parameter
 */
public record Numbering(int[] numbers, int markers, int highest) {
    /** A position whose parameter is not known: what is bound there must not be guessed. */
    public static final int UNKNOWN = -1;

    static Numbering of(Fingerprint print) {
        int[] numbers = new int[print.positions()];
        Counting counting = new Counting(new HashMap<>());
        List<Literal> literals = print.literals();
        int literal = 0;
        for (int i = 0; i < numbers.length; i++) {
            boolean written = literal < literals.size() && literals.get(literal).position() == i + 1;
            literal += written ? 1 : 0;
            numbers[i] = written ? 0 : counting.number(print.marks().get(i + 1));
        }
        return new Numbering(numbers, numbers.length - literal, counting.highest);
    }

    /** The parameter of each position where that many values are bound. */
    public int[] of(int bound) {
        if (bound <= highest) {
            return numbers;
        }
        int[] others = numbers.clone();
        int place = 0;
        for (int i = 0; i < others.length; i++) {
            others[i] = others[i] == 0 ? 0 : bound == markers ? ++place : UNKNOWN;
        }
        return others;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Numbering p && Arrays.equals(p.numbers, numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return "Numbering" + Arrays.toString(numbers);
    }

    private static final class Counting {
        private final Map<String, Integer> names;
        private int highest;

        Counting(Map<String, Integer> names) {
            this.names = names;
        }

        int number(@Nullable String mark) {
            if (mark == null) {
                return ++highest;
            }
            int written = written(mark);
            int number = mark.charAt(0) == '?' ? written : named(mark);
            highest = Math.max(highest, Math.max(number, written));
            boolean unknown = number == 0 || mark.charAt(0) == '$' && written != number;
            return unknown ? UNKNOWN : number;
        }

        private int named(String mark) {
            return names.computeIfAbsent(mark, name -> highest + 1);
        }

        /** Digits behind the sign, 0 when there are none or more than a driver has parameters. */
        private static int written(String mark) {
            boolean digits = mark.length() < 7 && mark.substring(1).chars().allMatch(c -> c >= '0' && c <= '9');
            return digits && mark.charAt(0) != ':' ? Integer.parseInt(mark.substring(1)) : 0;
        }
    }
}
