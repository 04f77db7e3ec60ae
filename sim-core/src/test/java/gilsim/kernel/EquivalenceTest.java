package gilsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.tudelft.simulation.dsol.experiment.Replication;
import nl.tudelft.simulation.dsol.experiment.SingleReplication;
import nl.tudelft.simulation.dsol.experiment.StreamInformation;
import nl.tudelft.simulation.dsol.model.AbstractDsolModel;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;
import nl.tudelft.simulation.dsol.simulators.DevsSimulatorInterface;
import nl.tudelft.simulation.jstats.streams.MersenneTwister;
import org.junit.jupiter.api.Test;

/** The same model on DSOL's own simulator and on ours runs through the same events. */
class EquivalenceTest {
  private static final long END = 400;

  @Property(tries = 60, seed = "20261124")
  void oursExecutesTheEventsOfTheStockSimulator(@ForAll long seed) throws InterruptedException {
    List<String> stock = stock(seed);

    assertThat(stock).hasSizeGreaterThan(20);
    assertThat(ours(seed, RandomModel.DsolEvents::new)).isEqualTo(stock);
    assertThat(ours(seed, RandomModel.TypedEvents::new)).isEqualTo(stock);
    assertThat(ours(seed, RandomModel.MixedEvents::new)).isEqualTo(stock);
  }

  @Test
  void theModelHasTiesPrioritiesAndCancellations() throws InterruptedException {
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

  private static List<String> stock(long seed) throws InterruptedException {
    RandomModel random = new RandomModel(seed);
    DevsSimulator<Long> simulator = new DevsSimulator<>("stock");
    CountDownLatch ended = new CountDownLatch(1);
    SingleReplication<Long> replication = new SingleReplication<>("stock", 0L, 0L, END);
    simulator.addListener(event -> ended.countDown(), Replication.END_REPLICATION_EVENT);
    simulator.initialize(new StockModel(simulator, random), replication);
    simulator.start();
    assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    simulator.cleanUp();
    replication.removeFromContext();
    return random.trace();
  }

  private static final class StockModel
      extends AbstractDsolModel<Long, DevsSimulatorInterface<Long>> {
    private static final long serialVersionUID = 1L;
    private final transient RandomModel random;

    StockModel(DevsSimulatorInterface<Long> simulator, RandomModel random) {
      super(simulator, new StreamInformation(new MersenneTwister(1)));
      this.random = random;
    }

    @Override
    public void constructModel() {
      random.start(new RandomModel.DsolEvents(getSimulator()));
    }
  }
}
