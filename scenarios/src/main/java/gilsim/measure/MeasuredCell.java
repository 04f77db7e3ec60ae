package gilsim.measure;

import gilsim.experiment.SystemSpec;
import gilsim.store.RunKey;
import java.util.Map;

/**
 * A cell that can be measured here.
 *
 * @param name point and strategy, for people
 * @param system the resolved system, with its warm-up
 * @param key what its runs are stored under
 * @param request what the harness is told, without repetition and speed
 * @param seconds about how long a run takes
 */
record MeasuredCell(
    String name, SystemSpec system, RunKey key, Map<String, Object> request, double seconds) {}
