package gilsim.interpreter;

import gilsim.workload.IncrementForm.Operation;

/**
 * Where a loop was stopped.
 *
 * @param completed passes before the one in which it was, at least 0
 * @param at the instruction of that pass after which it was stopped
 */
record LoopStop(long completed, Operation at) {}
