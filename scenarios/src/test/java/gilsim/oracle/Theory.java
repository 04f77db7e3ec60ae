package gilsim.oracle;

import java.util.function.IntToDoubleFunction;

/** Exact results of queueing theory, computed independently of the simulator. */
final class Theory {
  private Theory() {}

  /** Mean wait in M/M/c: Erlang's C formula. */
  static double waitOfManyServers(int servers, double arrivals, double service) {
    double load = arrivals * service;
    double blocking = 1;
    for (int k = 1; k <= servers; k++) {
      blocking = load * blocking / (k + load * blocking);
    }
    double waiting = blocking / (1 - load / servers * (1 - blocking));
    return waiting / (servers / service - arrivals);
  }

  /** Mean wait in M/G/1 (Pollaczek and Khinchine). */
  static double waitOfOneServer(double arrivals, double service, double squaredVariation) {
    double load = arrivals * service;
    return load * service * (1 + squaredVariation) / (2 * (1 - load));
  }

  /** State probabilities of a birth-death process with the states 0 to n. */
  static double[] birthDeath(IntToDoubleFunction birth, IntToDoubleFunction death, int n) {
    double[] p = new double[n + 1];
    p[0] = 1;
    double sum = 1;
    for (int i = 0; i < n; i++) {
      p[i + 1] = p[i] * birth.applyAsDouble(i) / death.applyAsDouble(i + 1);
      sum += p[i + 1];
    }
    for (int i = 0; i <= n; i++) {
      p[i] /= sum;
    }
    return p;
  }

  /** Mean of a function of the state. */
  static double mean(double[] probabilities, IntToDoubleFunction value) {
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      sum += probabilities[i] * value.applyAsDouble(i);
    }
    return sum;
  }

  /** Throughput of n customers who think, then need one of c servers: M/M/c//n. */
  static double repair(int customers, int servers, double think, double service) {
    double[] p =
        birthDeath(i -> (customers - i) / think, i -> Math.min(i, servers) / service, customers);
    return mean(p, i -> Math.min(i, servers) / service);
  }

  /** Throughput of a closed network of single servers: mean value analysis. */
  static double closedNetwork(int customers, double think, double... demands) {
    double[] queue = new double[demands.length];
    double throughput = 0;
    for (int n = 1; n <= customers; n++) {
      double response = 0;
      double[] times = new double[demands.length];
      for (int i = 0; i < demands.length; i++) {
        times[i] = demands[i] * (1 + queue[i]);
        response += times[i];
      }
      throughput = n / (think + response);
      for (int i = 0; i < demands.length; i++) {
        queue[i] = throughput * times[i];
      }
    }
    return throughput;
  }

  /** Total speed of n busy threads on cores with two hardware threads each. */
  static double speed(int threads, int cores, double yield) {
    return threads <= cores
        ? threads
        : cores + (Math.min(threads, 2 * cores) - cores) * (yield - 1);
  }

  /**
   * Mean makespan of n exponential jobs of mean 1 whose total speed depends on how many are left.
   */
  static double makespan(int jobs, IntToDoubleFunction speed) {
    double sum = 0;
    for (int n = 1; n <= jobs; n++) {
      sum += 1 / speed.applyAsDouble(n);
    }
    return sum;
  }
}
