package gilsim.calibration;

import gilsim.form.MapNode;
import gilsim.measure.PythonFacts;
import gilsim.scenario.ProfileFolder;
import gilsim.scenario.ProfileFolder.Kind;
import gilsim.scenario.YamlSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The presets from which calibrated profiles begin. */
final class Presets {
  private static final Pattern NAME = Pattern.compile("cpython-3\\.([0-9]+)(t?)");

  private final ProfileFolder profiles;

  Presets(ProfileFolder profiles) {
    this.profiles = profiles;
  }

  /** The preset of an interpreter's version, or of the nearest one with the same kind of lock. */
  String nearest(PythonFacts facts) {
    int minor = facts.version().get(1);
    String lock = facts.profileName().endsWith("t") ? "t" : "";
    String best = "";
    int distance = Integer.MAX_VALUE;
    for (String name : profiles.names(Kind.INTERPRETER)) {
      Matcher matcher = NAME.matcher(name);
      if (matcher.matches() && matcher.group(2).equals(lock)) {
        int away = Math.abs(Integer.parseInt(matcher.group(1)) - minor);
        if (away < distance) {
          best = name;
          distance = away;
        }
      }
    }
    return best;
  }

  /** What the file of a preset holds. */
  MapNode read(Kind kind, String name) {
    Optional<MapNode> profile =
        profiles.find(kind, name).map(YamlSource::read).map(MapNode.class::cast);
    return profile.orElseThrow(
        () ->
            new IllegalStateException("the " + kind.label() + " profile " + name + " is missing"));
  }
}
