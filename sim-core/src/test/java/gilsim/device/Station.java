package gilsim.device;

import gilsim.kernel.Engine;
import gilsim.kernel.Event;
import gilsim.kernel.RandomStream;
import gilsim.kernel.RandomStreams;
import gilsim.trace.TraceListener;
import java.util.ArrayDeque;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;

/** Poisson arrivals at one device, in equilibrium: response times of those that were selected. */
final class Station implements TraceListener {
  private static final int WARM_UP = 10_000;

  private final Engine engine;
  private final Device device;
  private final int servers;
  private final double meanGap;
  private final ToDoubleFunction<RandomStream> size;
  private final DoublePredicate counts;
  private final RandomStream arrivals;
  private final RandomStream services;
  private final ArrayDeque<Customer> idle = new ArrayDeque<>();
  private int left;
  private double sum;
  private double squares;
  private double busyArea;
  private double busyLevel;
  private long refused;
  private long count;
  private double present;
  private double area;
  private long since;
  private long begin;

  private Station(
      Engine engine,
      DeviceSpec spec,
      double meanGap,
      ToDoubleFunction<RandomStream> size,
      DoublePredicate counts,
      int seed,
      int customers) {
    this.engine = engine;
    this.device = DeviceKind.create(spec, 0, engine, this);
    this.servers = spec instanceof QueueSpec queue ? queue.servers() : 1;
    this.meanGap = meanGap;
    this.size = size;
    this.counts = counts;
    this.left = customers + WARM_UP;
    RandomStreams streams = new RandomStreams(20_261_123, seed);
    arrivals = streams.stream("arrivals", 0);
    services = streams.stream("services", 0);
    Event arrival =
        new Event() {
          @Override
          protected void fire() {
            arrive(this, customers);
          }
        };
    engine.schedule(arrival, 0);
  }

  /**
   * What came out.
   *
   * @param response mean response time of those served, nanoseconds
   * @param square mean of its square
   * @param number mean number in the system (queues only)
   * @param busy mean share of the capacity in use
   * @param refused share of the requests that were refused
   */
  record Means(double response, double square, double number, double busy, double refused) {}

  static Means simulate(
      DeviceSpec spec,
      double meanGap,
      ToDoubleFunction<RandomStream> size,
      DoublePredicate counts,
      int seed,
      int customers) {
    Station[] station = new Station[1];
    Engine.run(
        engine -> station[0] = new Station(engine, spec, meanGap, size, counts, seed, customers),
        Long.MAX_VALUE);
    return station[0].means();
  }

  private Means means() {
    double length = since - begin;
    return new Means(
        sum / count,
        squares / count,
        area / length,
        busyArea / length,
        (double) refused / (count + refused));
  }

  private void arrive(Event arrival, int customers) {
    if (left == customers) {
      begin = engine.now();
      since = begin;
      area = 0;
      busyArea = 0;
    }
    Customer customer = idle.isEmpty() ? new Customer() : idle.pop();
    customer.came = engine.now();
    customer.size = size.applyAsDouble(services);
    customer.counted = left <= customers && counts.test(customer.size);
    device.submit(customer.request, customer.size, services);
    if (--left > 0) {
      engine.scheduleIn(arrival, Math.round(Drawn.exponential(meanGap, arrivals)));
    }
  }

  @Override
  public void device(long now, int index, double busy, int waiting) {
    if (left > 0) {
      area += present * (now - since);
      busyArea += busyLevel * (now - since);
      busyLevel = busy;
      since = now;
      present = busy * servers + waiting;
    }
  }

  private final class Customer implements IoCompletion {
    private final IoRequest request = new IoRequest(this);
    private long came;
    private double size;
    private boolean counted;

    @Override
    public void completed(IoRequest done) {
      if (counted && done.isRefused()) {
        refused++;
      } else if (counted) {
        double response = engine.now() - came;
        sum += response;
        squares += response * response;
        count++;
      }
      idle.push(this);
    }
  }
}
