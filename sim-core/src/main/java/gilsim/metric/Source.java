package gilsim.metric;

import java.util.Map;

/**
 * Where a metric's values come from.
 *
 * @param kind the probe that collects
 * @param reading what to make of it
 */
record Source<P extends Probe>(ProbeKind<P> kind, Reading<P> reading) {

  double value(Map<ProbeKind<?>, Probe> probes, int index, Window window) {
    return reading.read(kind.type().cast(probes.get(kind)), index, window);
  }
}
