package gilsim.device;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.kernel.Engine;
import gilsim.kernel.RandomStream;
import gilsim.kernel.RandomStreams;
import gilsim.trace.TraceListener;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that come again and again cost no memory. */
class DeviceAllocationTest {
  private static final int REQUESTS = 32;
  private static final int WARM_UP = 20_000;
  private static final int PASSES = 100_000;

  private int passes;
  private long before;
  private long after;

  @ParameterizedTest
  @EnumSource
  void nothingIsAllocatedPerRequest(DeviceKind kind) {
    RandomStream random = new RandomStreams(3, 0).stream("load", 0);
    Engine.run(
        engine -> {
          Device device = DeviceKind.create(spec(kind), 0, engine, new TraceListener() {});
          for (int i = 0; i < REQUESTS; i++) {
            device.submit(new IoRequest(done -> again(device, done, random)), 100 + i, random);
          }
        },
        Long.MAX_VALUE);

    assertThat(after - before).isLessThan(PASSES);
  }

  private static DeviceSpec spec(DeviceKind kind) {
    return switch (kind) {
      case DELAY -> new DelaySpec("d", new Ticks());
      case QUEUE -> new QueueSpec("d", 3, new Ticks());
      case SHARED -> new SharedSpec("d", 1e9, 50);
      case TOKEN_BUCKET -> new TokenBucketSpec("d", 1e8, 4, new Ticks(), false);
      case CONNECTION_POOL -> new ConnectionPoolSpec("d", 3, new Ticks());
    };
  }

  private record Ticks() implements gilsim.distribution.Distribution {
    @Override
    public double sample(RandomStream random, long index) {
      return 10 + index % 7;
    }

    @Override
    public double mean() {
      return 13;
    }

    @Override
    public double variance() {
      return 4;
    }
  }

  private void again(Device device, IoRequest request, RandomStream random) {
    passes++;
    if (passes == WARM_UP) {
      before = allocated();
    }
    if (passes == WARM_UP + PASSES) {
      after = allocated();
    }
    if (passes < WARM_UP + PASSES) {
      device.submit(request, 100 + passes % 13, random);
    }
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
