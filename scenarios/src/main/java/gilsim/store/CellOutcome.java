package gilsim.store;

/**
 * How the runs of one cell ended.
 *
 * @param point the point's id
 * @param strategy the strategy's label
 * @param replications runs that the results are made of: replications 0 to this, exclusive
 * @param done runs whose work was done
 * @param unfinished runs that left finite work undone
 * @param failed runs that failed
 * @param missing runs that the scenario wants, as far as is known, but that are not stored
 * @param warmUp what of the begin of each run does not count, seconds
 */
public record CellOutcome(
    String point,
    String strategy,
    int replications,
    int done,
    int unfinished,
    int failed,
    int missing,
    double warmUp) {}
