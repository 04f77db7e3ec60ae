package gilsim.comparison;

import java.util.Collection;

/** What a predicted band holds, for people. */
public final class BandText {
  private BandText() {}

  /**
   * One sentence without its full stop.
   *
   * @param cells those whose bands are shown
   */
  public static String of(Collection<RunComparison> cells) {
    long widened = cells.stream().filter(RunComparison::isWidened).count();
    String runs = "the predicted band holds 95 % of single simulated runs";
    if (widened == 0) {
      return runs
          + " and lacks the error of the model, because the interpreter's profile has no"
          + " prediction-error (gilsim calibrate writes it)";
    }
    return runs
        + ", widened by how far predictions of check programs were off (run between the scenarios"
        + " where their description says so, else prediction-error of the profile)"
        + (widened == cells.size()
            ? ""
            : " in the " + widened + " of " + cells.size() + " cells for which it is known");
  }
}
