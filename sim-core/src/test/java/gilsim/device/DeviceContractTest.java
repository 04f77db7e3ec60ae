package gilsim.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gilsim.kernel.Engine;
import gilsim.kernel.RandomStream;
import gilsim.kernel.RandomStreams;
import gilsim.trace.TraceListener;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every kind of device promises. */
class DeviceContractTest {
  private static final long LATENCY = 50;

  private static DeviceSpec spec(DeviceKind kind) {
    return switch (kind) {
      case DELAY -> new DelaySpec("d", Drawn.exponential(1000));
      case QUEUE -> new QueueSpec("d", 3, Drawn.exponential(1000));
      case SHARED -> new SharedSpec("d", 1e9, LATENCY);
      case TOKEN_BUCKET -> new TokenBucketSpec("d", 5e6, 4, Drawn.exponential(1000), false);
      case CONNECTION_POOL ->
          new ConnectionPoolSpec("d", 3, Drawn.exponential(900), Drawn.exponential(5000));
    };
  }

  @ParameterizedTest
  @EnumSource
  void everyRequestCompletesOnceAndTheDeviceEndsIdle(DeviceKind kind) {
    RandomStream random = new RandomStreams(3, 0).stream("load", 0);
    Script script = new Script(spec(kind));
    long at = 0;
    for (int i = 0; i < 2000; i++) {
      at += (long) Drawn.exponential(400, random);
      script.submit(at, Drawn.exponential(300, random));
    }

    script.run();

    assertThat(script.order).hasSize(2000).doesNotHaveDuplicates();
    assertThat(script.highestBusy).isEqualTo(1);
    assertThat(script.lastBusy).isZero();
    assertThat(script.lastWaiting).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void noMoreIsServedThanTheCapacity(DeviceKind kind) {
    Script script = new Script(capacityProbe(kind));
    IntStream.range(0, 12).forEach(i -> script.submit(0, 100));

    script.run();

    long last = script.completions.stream().max(Comparator.naturalOrder()).orElseThrow();
    long expected =
        switch (kind) {
          case DELAY -> 100;
          case QUEUE -> 12 / 3 * 100;
          case SHARED -> LATENCY + 12 * 100;
          case TOKEN_BUCKET -> (12 - 3) * 50 + 100;
          case CONNECTION_POOL -> 20 + 12 / 3 * 100;
        };
    assertThat(last).isEqualTo(expected);
  }

  private static DeviceSpec capacityProbe(DeviceKind kind) {
    return switch (kind) {
      case DELAY -> new DelaySpec("d", Drawn.constant(100));
      case QUEUE -> new QueueSpec("d", 3, Drawn.constant(100));
      case SHARED -> new SharedSpec("d", 1e9, LATENCY);
      case TOKEN_BUCKET -> new TokenBucketSpec("d", 20e6, 3, Drawn.constant(100), false);
      case CONNECTION_POOL ->
          new ConnectionPoolSpec("d", 3, Drawn.constant(100), Drawn.constant(20));
    };
  }

  @ParameterizedTest
  @EnumSource
  void completedRequestCanBeSubmittedAgainAtOnce(DeviceKind kind) {
    RandomStream random = new RandomStreams(3, 0).stream("load", 0);
    int[] passes = new int[1];
    Engine.run(
        engine -> {
          Device device = DeviceKind.create(spec(kind), 0, engine, new TraceListener() {});
          IoRequest[] request = new IoRequest[1];
          request[0] =
              new IoRequest(
                  done -> {
                    assertThat(done).isSameAs(request[0]);
                    assertThat(done.isUnderWay()).isFalse();
                    if (++passes[0] < 100) {
                      device.submit(done, 10, random);
                    }
                  });
          device.submit(request[0], 10, random);
          assertThat(request[0].isUnderWay()).isTrue();
          assertThat(passes[0]).isZero();
          assertThatThrownBy(() -> device.submit(request[0], 10, random))
              .isInstanceOf(IllegalStateException.class);
        },
        Long.MAX_VALUE);

    assertThat(passes[0]).isEqualTo(100);
  }

  @ParameterizedTest
  @EnumSource
  void hasTheNameOfItsSpecification(DeviceKind kind) {
    Engine.run(
        engine ->
            assertThat(DeviceKind.create(spec(kind), 0, engine, new TraceListener() {}).name())
                .isEqualTo("d"),
        1);
  }
}
