package gilsim.metric;

import java.util.function.Function;

/**
 * A kind of probe. The metrics that name the same kind share one probe of each run.
 *
 * @param type the probe's class
 * @param create makes the probe of a new run
 */
record ProbeKind<P extends Probe>(Class<P> type, Function<MetricContext, P> create) {}
