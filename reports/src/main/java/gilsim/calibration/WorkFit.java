package gilsim.calibration;

import gilsim.scenario.WorkKind;
import java.util.Optional;

/**
 * What the work of real runs is worth in the seconds of the profile: measured in the same rounds as
 * the costs, so that it refers to the same speed of the host.
 */
final class WorkFit {
  static final String WORK = "work";

  private final Rounds rounds;
  private final Draft draft;

  WorkFit(Rounds rounds, Draft draft) {
    this.rounds = rounds;
    this.draft = draft;
  }

  /** Puts in what the rounds say. */
  void apply() {
    for (WorkKind kind : WorkKind.values()) {
      Optional<Estimate> pass = rounds.median(WORK, kind.label());
      // Not among what simulated runs draw: none of them uses it.
      pass.ifPresent(
          e ->
              draft.measured(
                  WORK + "." + kind.label(),
                  Unit.FINE_TIME.print(e.value()),
                  "processor time of one pass of the loop of which real runs make such work; "
                      + Unit.FINE_TIME.interval(e)));
    }
  }
}
