package gilsim.kernel;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import umontreal.ssj.simevents.eventlist.BinaryTree;
import umontreal.ssj.simevents.eventlist.SplayTree;

/** Events per second of the engine and of what it is compared with, same workloads, one run. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 15, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class KernelBenchmark {
  /** Who executes the events. */
  public enum Who {
    /** The bare heap. */
    BARE_HEAP,
    /** Our engine. */
    GILSIM,
    /** A loop around {@code java.util.PriorityQueue}. */
    PRIORITY_QUEUE,
    /** SSJ with its default event list. */
    SSJ_SPLAY_TREE,
    /** SSJ with the list that is best for few events. */
    SSJ_BINARY_TREE,
    /** DSOL as documented. */
    DSOL
  }

  @Param Load.Kind load;

  @Param Who who;

  private Contender contender;

  /** Builds the workload. */
  @Setup(Level.Trial)
  public void build() {
    Load delays = new Load(load);
    contender =
        switch (who) {
          case BARE_HEAP -> new BareHeap(load, delays);
          case GILSIM -> new OurEngine(load, delays);
          case PRIORITY_QUEUE -> new JavaPriorityQueue(load, delays);
          case SSJ_SPLAY_TREE -> new Ssj(load, delays, new SplayTree());
          case SSJ_BINARY_TREE -> new Ssj(load, delays, new BinaryTree());
          case DSOL -> new StockDsol(load, delays);
        };
  }

  /** Ends threads. */
  @TearDown(Level.Trial)
  public void close() {
    contender.close();
  }

  /** Events per microsecond. */
  @Benchmark
  @OperationsPerInvocation(Load.EVENTS)
  public void events() {
    contender.run();
  }
}
