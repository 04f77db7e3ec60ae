package gilsim.scenario;

import gilsim.hardware.MachineSpec;
import gilsim.os.OsSpec;

/**
 * A machine with its operating system.
 *
 * @param name the profile's name
 * @param hardware its processors
 * @param os its scheduler and timers
 */
public record Machine(String name, MachineSpec hardware, OsSpec os) {}
