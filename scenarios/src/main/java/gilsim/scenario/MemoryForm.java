package gilsim.scenario;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Types;
import gilsim.form.Values;
import gilsim.interpreter.MemoryNeeds;
import gilsim.interpreter.PythonModule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What memory an interpreter and its parts need, as written in its profile. */
final class MemoryForm {
  private static final Key<Double> BASE =
      bytes(
          "base", "the program's first process, with modules that programs of any strategy import");
  private static final Map<PythonModule, Key<Double>> MODULES = modules();
  private static final Key<Double> THREAD =
      bytes("thread", "each thread that was started and has not ended");
  private static final Key<Double> TASK =
      bytes("task", "each task of an event loop, from its creation to its end");
  private static final Key<Double> FORKED =
      bytes(
          "fork",
          "each forked child that works: its own pages, and what it and its parent copy on write");
  private static final Key<Double> SPAWNED =
      bytes("spawn", "each child with an interpreter of its own, shared program text left out");

  static final Form<MemoryNeeds> TYPE =
      Form.of(
          "memory-needs",
          "memory that the interpreter and its parts need: pages that several processes share count"
              + " once",
          v ->
              new MemoryNeeds(
                  v.get(BASE),
                  modules(v),
                  v.get(THREAD),
                  v.get(TASK),
                  v.get(FORKED),
                  v.get(SPAWNED)),
          keys());

  private MemoryForm() {}

  private static Key<?>[] keys() {
    List<Key<?>> keys = new ArrayList<>(List.of(BASE));
    keys.addAll(MODULES.values());
    keys.addAll(List.of(THREAD, TASK, FORKED, SPAWNED));
    return keys.toArray(Key<?>[]::new);
  }

  private static Map<PythonModule, Key<Double>> modules() {
    Map<PythonModule, Key<Double>> keys = new EnumMap<>(PythonModule.class);
    for (PythonModule module : PythonModule.values()) {
      String label = module.label();
      String meaning = "what a process needs more that imports " + label + " for its strategy";
      keys.put(module, Key.of(label, Types.bytes(), "0", meaning));
    }
    return keys;
  }

  private static Map<PythonModule, Double> modules(Values v) {
    Map<PythonModule, Double> needs = new EnumMap<>(PythonModule.class);
    MODULES.forEach((module, key) -> needs.put(module, v.get(key)));
    return needs;
  }

  private static Key<Double> bytes(String name, String meaning) {
    return Key.required(name, Types.bytes(), meaning);
  }
}
