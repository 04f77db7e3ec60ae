package gilsim.calibration;

import gilsim.measure.Python;
import gilsim.measure.PythonException;
import gilsim.measure.PythonFacts;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Interpreters, real and made up. */
final class PythonsForTests {
  private PythonsForTests() {}

  /** What CPython 3.x says about itself. */
  static PythonFacts facts(int minor, boolean freeThreaded) {
    return new PythonFacts(
        "/usr/bin/python3",
        "cpython",
        List.of(3, minor, 0),
        "3." + minor + ".0",
        !freeThreaded,
        freeThreaded,
        true,
        false,
        2,
        List.of());
  }

  /** The {@code python3} on PATH; a test that needs it is skipped, with the reason, without it. */
  static Python onPath() {
    try {
      return Python.find("python3").require(3, 8, "this test");
    } catch (PythonException e) {
      return Assumptions.abort("skipped, because there is no usable python3: " + e.getMessage());
    }
  }
}
