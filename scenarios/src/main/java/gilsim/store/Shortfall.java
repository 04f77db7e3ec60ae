package gilsim.store;

/**
 * Runs of one cell that did not do their work.
 *
 * @param point the point's id
 * @param strategy the strategy's label
 * @param source {@code simulated} or {@code measured}
 * @param done runs of the cell whose work was done
 * @param unfinished runs that left finite work undone
 * @param failed runs that failed
 * @param why what the first of them says
 */
public record Shortfall(
    String point,
    String strategy,
    String source,
    int done,
    int unfinished,
    int failed,
    String why) {

  /** Which runs, and why, for people. */
  public String text() {
    int all = done + unfinished + failed;
    int lacking = unfinished + failed;
    String what =
        failed == 0 ? "not finished" : unfinished == 0 ? "failed" : "not finished or failed";
    String which = done > 0 ? lacking + " of " + all + " runs " : "";
    return which + what + (why.isEmpty() ? "" : ": " + why);
  }
}
