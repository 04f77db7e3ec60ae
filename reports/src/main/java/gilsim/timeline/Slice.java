package gilsim.timeline;

import java.util.Map;

/**
 * A part of a row.
 *
 * @param row where
 * @param kind what it says
 * @param name for people: the state, or the thread that runs or holds
 * @param begin nanoseconds of simulated time
 * @param end nanoseconds, above {@code begin}
 * @param details more, by name; strings, whole numbers, truth values; mostly empty
 */
public record Slice(
    TimelineRow row,
    SliceKind kind,
    String name,
    long begin,
    long end,
    Map<String, Object> details) {}
