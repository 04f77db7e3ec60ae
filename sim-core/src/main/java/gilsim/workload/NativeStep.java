package gilsim.workload;

import gilsim.distribution.Distribution;
import gilsim.distribution.DistributionType;
import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.WordType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * C code called from Python: uses a processor, and either drops the GIL for its whole length (zlib,
 * hashlib, NumPy) or keeps it without a check point (pickle, sort, json).
 *
 * @param time CPU time alone on the scenario's unswept core, nanoseconds; scales with the machine
 *     only
 * @param gilReleased whether other threads of the interpreter may run Python meanwhile
 */
public record NativeStep(Distribution time, boolean gilReleased) implements Step {

  private static final Key<Distribution> TIME =
      Key.required("time", DistributionType.duration(), "CPU time alone on the unswept core");

  private static final Key<Boolean> GIL =
      Key.of(
          "gil",
          WordType.of(gilWords()),
          "held",
          "whether the C code drops the GIL meanwhile; C code holds it unless it says otherwise");

  private static Map<String, Boolean> gilWords() {
    Map<String, Boolean> words = new LinkedHashMap<>(); // Map.of has no fixed order
    words.put("released", true);
    words.put("held", false);
    return words;
  }

  /** How it is written. */
  public static final Form<NativeStep> TYPE =
      Form.of(
          "native-step",
          "C code called from Python",
          v -> new NativeStep(v.get(TIME), v.get(GIL)),
          TIME,
          GIL);
}
