package gilsim.store;

import java.util.List;

/**
 * One use of the store by a batch: when, where, with what.
 *
 * @param scenarios names of the scenarios it ran
 * @param begin ISO 8601, UTC
 * @param end ISO 8601, UTC
 * @param software what simulated
 * @param host the machine
 * @param jobs replications at the same time
 * @param simulated runs simulated
 * @param reused stored runs that were not simulated again
 * @param interrupted whether it was interrupted
 */
public record Session(
    List<String> scenarios,
    String begin,
    String end,
    Software software,
    HostFacts host,
    int jobs,
    long simulated,
    long reused,
    boolean interrupted) {}
