package gilsim.batch;

/** Scenario texts of the tests of batches. */
final class BatchScenarios {
  private BatchScenarios() {}

  /** Strategies that differ much in how many replications they need. */
  static final String PRECISE =
      """
      gilsim: 1
      name: precise
      machine: {cores: 2, os: {costs: none}}
      interpreter: {preset: cpython-3.11, costs: none}
      devices: {web: {type: delay, latency: 9ms}}
      tasks:
        fetch:
          count: 6
          do:
            - choose: [{weight: 2, do: [{io: {device: web}}]}, {weight: 1, do: [{repeat: {times: 3, do: [{io: {device: web}}]}}]}]
            - choose: [{weight: 1, do: [{compute: 1ms}]}, {weight: 1, do: [{compute: 4ms}]}]
      strategies:
        sequential: {type: sequential}
        threads: {type: threads}
        pool: {type: thread-pool, workers: 2}
      run:
        replications: {min: 10, max: 40, precision: {of: [makespan, speedup], relative: 9%}}
        seed: 7
        baseline: sequential
      sweep: {machine.cores: [1, 2]}
      """;

  /** Two strategies of one kind; runs long enough that several jobs meet. */
  static final String ALIKE =
      """
      gilsim: 1
      name: alike
      machine: {cores: 2}
      interpreter: cpython-3.12
      tasks: {work: {count: 40, do: [{compute: {exponential: 100ms}}]}}
      strategies: {threads: {type: threads}, also-threads: {type: threads}}
      run: {replications: 5}
      sweep: {machine.cores: [1, 2]}
      """;

  /** An open system whose warm-up is detected; at an arrival each 1 ms it is overloaded. */
  static final String SERVICE =
      """
      gilsim: 1
      name: service
      machine: {cores: 2}
      interpreter: cpython-3.12
      devices: {db: {type: queue, servers: 2, service: 3ms}}
      tasks:
        request:
          arrivals: {every: 5ms}
          do:
            - choose: [{weight: 3, do: [{compute: 1ms}]}, {weight: 1, do: [{compute: 6ms}]}]
            - io: {device: db}
      strategies: {threads: {type: threads}, asyncio: {type: asyncio}}
      run: {until: 2s, warm-up: auto, replications: 3, baseline: asyncio}
      """;

  /** Two threads that take two locks in opposite orders: a deadlock, except one after the other. */
  static final String STUCK =
      """
      gilsim: 1
      name: stuck
      machine: {cores: 1}
      interpreter: cpython-3.12
      locks: [a, b]
      tasks:
        one: {count: 1, do: [{lock: {name: a, do: [{sleep: 1ms}, {lock: {name: b, do: [{compute: 1ms}]}}]}}]}
        two: {count: 1, do: [{lock: {name: b, do: [{sleep: 1ms}, {lock: {name: a, do: [{compute: 1ms}]}}]}}]}
      strategies: {threads: {type: threads}, sequential: {type: sequential}}
      run: {replications: 2}
      """;

  /** Takes time once in a thousand million passes. */
  static final String RESTLESS =
      """
      gilsim: 1
      name: restless
      machine: {cores: 1}
      interpreter: {preset: cpython-3.12, costs: none}
      tasks:
        spin:
          loops: 1
          do: [{choose: [{weight: 1000000000, do: [{compute: 0}]}, {weight: 1, do: [{compute: 1s}]}]}]
      strategies: {threads: {type: threads}}
      run: {until: 1s, replications: 3}
      """;
}
