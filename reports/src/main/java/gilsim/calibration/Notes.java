package gilsim.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a reader should know about the rounds before trusting what was fitted to them. */
final class Notes {
  private static final double OFTEN = 0.2;

  private Notes() {}

  /** The notes. */
  static List<String> of(Rounds rounds, Draft draft) {
    List<String> notes = new ArrayList<>();
    if (rounds.slowShare() > OFTEN) {
      notes.add(
          String.format(
              Locale.ROOT,
              "the host was slow in %.0f %% of the references beside the probes (more than 1.15"
                  + " times the fast one); such rounds are left out where three others are there",
              100 * rounds.slowShare()));
    }
    List<String> slow = rounds.slowProbes();
    if (!slow.isEmpty()) {
      notes.add("measured with fewer than three fast rounds: " + String.join(", ", slow));
    }
    List<String> kept = draft.kept();
    if (!kept.isEmpty()) {
      notes.add("kept from the preset, not measured here: " + String.join(", ", kept));
    }
    return notes;
  }
}
