package gilsim.scenario;

import gilsim.form.Form;
import gilsim.form.MapNode;
import gilsim.form.Node;
import gilsim.form.Position;
import gilsim.form.TextNode;
import java.nio.file.Path;
import java.util.Set;

/**
 * Profiles of a real machine and interpreter that take the place of those that a scenario names, so
 * that it is predicted for them. What the scenario says about how many processors there are, and
 * what it sets on its interpreter, stays. The machine has one speed: real runs are made for the
 * speed of the host just before each of them.
 *
 * @param machine a machine profile
 * @param interpreter an interpreter profile
 */
public record StandIns(Path machine, Path interpreter) {
  private static final String SPEED_MODES = "speed-modes";
  private static final Set<String> PROCESSORS = Set.of("sockets", "cores", "threads-per-core");

  /**
   * A scenario with these profiles. Results from elsewhere that it names are left out: they were
   * got on another machine.
   */
  public MapNode in(MapNode raw) {
    MapNode changed = raw.without(ScenarioForm.OBSERVED_FILES);
    changed = changed.with(ScenarioForm.MACHINE, machine(raw));
    return changed.with(ScenarioForm.INTERPRETER, interpreter(raw));
  }

  private Node machine(MapNode raw) {
    Node profile = path(machine, raw.position());
    // Real runs are made for the speed of the host just before each of them. What it is afterwards
    // is part of the uncertainty of its speed.
    MapNode changed =
        MapNode.empty(raw.position())
            .with(Form.PRESET, profile)
            .with(SPEED_MODES, TextNode.of("none", raw.position()));
    if (!(raw.get(ScenarioForm.MACHINE).orElse(profile) instanceof MapNode own)) {
      return changed;
    }
    for (MapNode.Entry entry : own.entries()) {
      if (PROCESSORS.contains(entry.key())) {
        changed = changed.with(entry);
      }
    }
    return changed;
  }

  private Node interpreter(MapNode raw) {
    Node profile = path(interpreter, raw.position());
    return raw.get(ScenarioForm.INTERPRETER).orElse(profile) instanceof MapNode own
        ? own.with(Form.PRESET, profile)
        : profile;
  }

  private static Node path(Path file, Position position) {
    return TextNode.of(file.toAbsolutePath().toString(), position);
  }
}
