package gilsim.sweep;

import gilsim.experiment.SystemSpec;

/**
 * One strategy at one point: what is replicated.
 *
 * @param index position in the plan, from 0
 * @param point the sweep point
 * @param strategy the strategy's label
 * @param workers what {@code efficiency} divides by besides the hardware threads: the strategy's
 *     workers; for one thread or process each, the number of tasks, clients or loops; 1 for
 *     sequential and asyncio
 * @param system the resolved system; its warm-up is 0 where the scenario says {@code auto}
 * @param key text that determines the cell's results together with seed and version (a canonical
 *     print of everything resolved that matters); stored runs are found by it
 */
public record Cell(
    int index, Point point, String strategy, int workers, SystemSpec system, String key) {}
