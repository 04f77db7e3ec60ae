package gilsim.kernel;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.atomic.AtomicLong;
import nl.tudelft.simulation.dsol.experiment.SingleReplication;
import org.djutils.logger.CategoryLogger;
import org.djutils.logger.LogCategory;

/**
 * What DSOL 4.3.2 has once per JVM, behind one lock: its logging categories, which making a
 * simulator rewrites without a lock of its own ({@code SimLogger}), and the directory of
 * replications, in which two of the same name meet ({@code SingleReplication.setContext}).
 */
final class DsolGlobals {
  private static final AtomicLong REPLICATIONS = new AtomicLong();

  static {
    CategoryLogger.always();
    CategoryLogger.addAppender(RootAppenders.ID, new RootAppenders());
    CategoryLogger.removeAppender("CONSOLE");
  }

  private DsolGlobals() {}

  /** A simulator. */
  static synchronized Engine engine() {
    return new Engine();
  }

  /**
   * A replication from time 0, without a warm-up, of a name that no other one in this JVM has.
   *
   * @param length nanoseconds, above 0
   */
  static synchronized SingleReplication<Long> replication(long length) {
    String id = "gilsim-" + REPLICATIONS.incrementAndGet();
    return new SingleReplication<>(id, 0L, 0L, length);
  }

  /** Takes a replication out of the directory. */
  static synchronized void remove(SingleReplication<Long> replication) {
    replication.removeFromContext();
  }

  /**
   * Sends what DSOL logs where everything else is logged. DSOL itself would write to standard
   * output, where results belong, and set up a console for every simulator, which takes longer than
   * a short replication.
   */
  private static final class RootAppenders implements CategoryLogger.CategoryAppenderFactory {
    private static final String ID = "root";

    @Override
    public String id() {
      return ID;
    }

    @Override
    public Appender<ILoggingEvent> create(
        String id, LogCategory category, String pattern, LoggerContext context) {
      Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
      AppenderBase<ILoggingEvent> appender =
          new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
              if (root.isEnabledFor(event.getLevel())) {
                root.callAppenders(event);
              }
            }
          };
      appender.setContext(context);
      return appender;
    }
  }
}
