package gilsim.interpreter;

/** What child processes and the messages to and from them cost. */
public record ProcessCosts(
    ForkCosts fork, SpawnCosts spawn, ServerCosts server, PoolCosts pool, MessageCosts message) {
  /** Nothing. */
  public static final ProcessCosts NONE =
      new ProcessCosts(
          ForkCosts.NONE, SpawnCosts.NONE, ServerCosts.NONE, PoolCosts.NONE, MessageCosts.NONE);

  /** With other costs of forking. */
  public ProcessCosts with(ForkCosts other) {
    return new ProcessCosts(other, spawn, server, pool, message);
  }

  /** With other costs of spawning. */
  public ProcessCosts with(SpawnCosts other) {
    return new ProcessCosts(fork, other, server, pool, message);
  }

  /** With other costs of a fork server. */
  public ProcessCosts with(ServerCosts other) {
    return new ProcessCosts(fork, spawn, other, pool, message);
  }

  /** With other costs of a process pool. */
  public ProcessCosts with(PoolCosts other) {
    return new ProcessCosts(fork, spawn, server, other, message);
  }

  /** With other costs of messages. */
  public ProcessCosts with(MessageCosts other) {
    return new ProcessCosts(fork, spawn, server, pool, other);
  }
}
