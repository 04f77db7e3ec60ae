package gilsim.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What a reader should know about the rounds before trusting what was fitted to them. */
final class Notes {
  private static final double OFTEN = 0.2;
  private static final double MUCH = 0.05;

  /** A time half as long again, or the other way round. */
  private static final double FAR_OFF = 0.5;

  private Notes() {}

  /** What other programs or a hypervisor did, as far as pinned work saw it. */
  static List<String> ofOthers(OptionalDouble taken) {
    return taken.isPresent() && taken.getAsDouble() > MUCH
        ? List.of(
            String.format(
                Locale.ROOT,
                "work pinned to a processor had it for %.0f %% of the time only: other programs ran",
                100 * (1 - taken.getAsDouble())))
        : List.of();
  }

  /** Which checks that no fit used the simulator gets badly wrong; nothing if there are none. */
  static List<String> ofChecks(List<Check> checks) {
    List<String> bad =
        checks.stream()
            .filter(check -> check.error() > FAR_OFF || check.error() < 1 / (1 + FAR_OFF) - 1)
            .map(Check::toString)
            .toList();
    return bad.isEmpty()
        ? List.of()
        : List.of(
            "the profile is bad at "
                + bad.size()
                + " of "
                + checks.size()
                + " checks that no fit used: "
                + String.join("; ", bad)
                + ". Was the host busy? Calibrate again when nothing else runs, or do not trust"
                + " predictions of such programs");
  }

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
      notes.add(
          "measured with fewer than three fast rounds (times of work are scaled to the fast"
              + " speed by the references beside them): "
              + String.join(", ", slow));
    }
    List<String> kept = draft.kept();
    if (!kept.isEmpty()) {
      notes.add("kept from the preset, not measured here: " + String.join(", ", kept));
    }
    return notes;
  }
}
