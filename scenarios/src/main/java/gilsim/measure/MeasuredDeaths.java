package gilsim.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What became of the workers that were to die in a measured run, and of their tasks.
 *
 * @param answer of the harness
 */
record MeasuredDeaths(JsonNode answer) {
  private static final double NANOS_PER_SECOND = 1e9;

  /** Whether the program has nothing to run its tasks any more, or waits for ever. */
  boolean failed() {
    return answer.get("stuck").asBoolean() || broken() && lost() > 0;
  }

  /** For people; empty if nobody was to die. */
  Optional<String> describe() {
    List<String> parts = new ArrayList<>();
    answer.get("deaths").forEach(death -> parts.add(death(death)));
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    if (broken()) {
      parts.add("the process pool broke (BrokenProcessPool)");
    }
    if (lost() > 0) {
      parts.add(lost() + (lost() == 1 ? " task was lost" : " tasks were lost"));
    }
    long waiting = answer.get("unfinished").asLong() - lost();
    if (answer.get("stuck").asBoolean()) {
      parts.add("nothing ended any more, with " + waiting + " under way or waiting");
    }
    return Optional.of(String.join("; ", parts));
  }

  private static String death(JsonNode death) {
    if (!death.hasNonNull("at")) {
      return "no worker was killed: the run was over before";
    }
    String at = " at " + death.get("at").asDouble() / NANOS_PER_SECOND + " s";
    if (death.hasNonNull("worker")) {
      return "worker " + death.get("worker").asInt() + " was killed" + at;
    }
    return death.hasNonNull("wanted")
        ? "worker " + death.get("wanted").asInt() + " was not alive" + at + ", so none was killed"
        : "no worker was alive" + at + ", so none was killed";
  }

  private boolean broken() {
    return answer.get("broken").asBoolean();
  }

  private long lost() {
    return answer.get("lostTasks").asLong();
  }
}
