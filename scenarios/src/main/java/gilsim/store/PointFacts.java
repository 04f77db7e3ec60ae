package gilsim.store;

import java.util.List;

/**
 * A sweep point as the store remembers it.
 *
 * @param id its id
 * @param values printed value of every axis
 */
public record PointFacts(String id, List<String> values) {}
