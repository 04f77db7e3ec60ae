package gilsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.tudelft.simulation.dsol.experiment.SingleReplication;
import org.junit.jupiter.api.Test;

/**
 * The same model on DSOL's own simulator and on ours runs through the same events. DSOL's runs in
 * the calling thread, because its start of a worker thread at times is lost.
 */
class EquivalenceTest {
  private static final long END = 400;

  @Property(tries = 60, seed = "20261124")
  void oursExecutesTheEventsOfTheStockSimulator(@ForAll long seed) {
    List<String> stock = stock(seed);

    assertThat(stock).hasSizeGreaterThan(20);
    assertThat(ours(seed, RandomModel.DsolEvents::new)).isEqualTo(stock);
    assertThat(ours(seed, RandomModel.TypedEvents::new)).isEqualTo(stock);
    assertThat(ours(seed, RandomModel.MixedEvents::new)).isEqualTo(stock);
  }

  @Test
  void theModelHasTiesPrioritiesAndCancellations() {
    List<String> trace = stock(1);

    assertThat(trace).anyMatch(line -> line.contains("cancelled true"));
    assertThat(trace).anyMatch(line -> line.contains("cancelled false"));
    List<String> times =
        trace.stream()
            .filter(line -> line.contains("event"))
            .map(line -> line.split(" ", 2)[0])
            .toList();
    assertThat(new HashSet<>(times)).hasSizeLessThan(times.size() / 2);
  }

  private static List<String> ours(long seed, Function<Engine, RandomModel.Scheduling> scheduling) {
    RandomModel model = new RandomModel(seed);
    Engine.run(engine -> model.start(scheduling.apply(engine)), END);
    return model.trace();
  }

  private static List<String> stock(long seed) {
    RandomModel random = new RandomModel(seed);
    StockDsol.InThisThread simulator = new StockDsol.InThisThread();
    SingleReplication<Long> replication = new SingleReplication<>("stock", 0L, 0L, END);
    simulator.initialize(
        new StockDsol.Model(simulator, () -> random.start(new RandomModel.DsolEvents(simulator))),
        replication);
    simulator.runHere();
    simulator.cleanUp();
    replication.removeFromContext();
    return random.trace();
  }
}
