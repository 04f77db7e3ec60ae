package gilsim.measure;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.fixture.Scenarios;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An interpreter that lacks a module runs what does not need it, and says so of the rest. */
class NeededModulesTest {
  @TempDir Path folder;

  private static Python without(String module) {
    List<String> modules = new ArrayList<>(Python.MODULES);
    modules.remove(module);
    return new Python(
        "my python",
        Path.of("/my python"),
        new PythonFacts(
            "/my python",
            "cpython",
            List.of(3, 11, 1),
            "3.11.1",
            true,
            false,
            true,
            false,
            2,
            modules));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "_multiprocessing | {type: process-pool, workers: 2} | {compute: 1ms}               | process-pool needs",
        "_multiprocessing | {type: processes}                | {compute: 1ms}               | processes needs",
        "_multiprocessing | {by-task: {t: {type: processes}}} | {compute: 1ms}              | processes needs",
        "_multiprocessing | {type: threads}                  | {compute: 1ms}               |",
        "_hashlib | {type: threads} | {native: {time: 1ms, gil: released}}                  | gil: released needs",
        "_hashlib | {type: threads} | {native: {time: 1ms, gil: held}}                      |",
        "_socket  | {type: threads} | {compute: 1ms}                                        | every run needs",
        "gevent   | {type: gevent}  | {compute: 1ms}           | /my python -m pip install gevent",
        "gevent   | {type: threads} | {compute: 1ms}                                        |",
      })
  void whatIsMissingIsSaidWhereItIsNeeded(
      String module, String strategy, String step, String message) {
    Scenarios scenario =
        new Scenarios(folder)
            .with("tasks", "{t: {count: 1, do: [" + step + "]}}")
            .with("strategies", "{s: " + strategy + "}");
    Optional<String> missing =
        new NeededModules(scenario.plan().cells().get(0).system()).missing(without(module));
    assertThat(missing.isPresent()).isEqualTo(message != null);
    if (message != null) {
      assertThat(missing.orElseThrow()).contains("my python lacks the module " + module, message);
    }
  }
}
