package gilsim.workload;

import gilsim.distribution.Distribution;

/**
 * C code called from Python: uses a processor, and either drops the GIL for its whole length (zlib,
 * hashlib, NumPy) or keeps it without a check point (pickle, sort, json).
 *
 * @param time CPU time alone on the scenario's unswept core, nanoseconds; scales with the machine
 *     only
 * @param gilReleased whether other threads of the interpreter may run Python meanwhile
 */
public record NativeStep(Distribution time, boolean gilReleased) implements Step {}
