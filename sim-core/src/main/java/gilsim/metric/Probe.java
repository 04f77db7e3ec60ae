package gilsim.metric;

import gilsim.trace.TraceEvent;
import gilsim.trace.TraceListener;
import java.util.Set;

/** Collects from the trace what one or several metrics are computed from. */
interface Probe extends TraceListener {

  /** Makes the probe act on some kinds of event only; it is passed no others. */
  @Override
  Set<TraceEvent> hears();

  /** The warm-up ended: forgets what was counted, keeps the levels that things have now. */
  void restart(long now);
}
