package gilsim.interpreter;

import gilsim.hardware.Interference;

/**
 * What child processes cost, nanoseconds, each at least 0; processor times at the speed of the
 * reference core.
 *
 * @param fork the parent's work until the forked child exists
 * @param forkChild the forked child's own work until it runs its program, on a machine where nobody
 *     but its parent, who returns from the fork, is busy
 * @param spawn the parent's work to spawn one child
 * @param spawnChild the spawned child's own work: interpreter start and imports
 * @param server the fork server's own work until it serves: interpreter start and imports
 * @param serverChild the own work of a child that the fork server forked: imports of the program
 * @param submit {@code ProcessPoolExecutor.submit} in the caller
 * @param manage one turn of a process pool's manager thread beside the messages: preparing its
 *     wait, looking at the queues
 * @param pickle fixed part of pickling or unpickling one message
 * @param picklePerByte pickling or unpickling one byte, nanoseconds per byte, may be fractional
 * @param transfer one message through a pipe, on each side: system calls and locks
 * @param pipeRead one read or poll of a pipe that returns at once, without the GIL
 * @param copyPerByte copying one byte into a pipe or out of it, without the GIL, nanoseconds per
 *     byte, may be fractional
 * @param pipeCapacity what a pipe holds, bytes, at least 1
 * @param exit a child's own work to end, after its program: giving back its memory
 * @param besideBusy how many times longer fork, the start of a forked child and exit take while
 *     another hardware thread is busy, at least 1. Above 1 under hypervisors that must stop the
 *     other processors to change page tables
 * @param forkReturn the parent's work after the child exists until it goes on: mostly pages that it
 *     shares with the child since, which it copies when it writes to them ({@code do_wp_page} in
 *     Linux mm/memory.c)
 * @param spawnExit a spawned child's own work to end: its interpreter's end and its memory
 * @param spawnBesideBusy how many times longer a spawned child's start and end take while another
 *     hardware thread is busy, at least 1
 * @param pool the parent's work to make a pool, once, after its first workers: queues, manager and
 *     feeder, whose threads touch memory of their own first
 * @param slowsOthers how many times longer what other hardware threads compute takes during fork,
 *     its return, the start of a forked child and exit, at least 1. Above 1 under such hypervisors,
 *     which stop the others again and again
 */
public record ProcessCosts(
    long fork,
    long forkChild,
    long spawn,
    long spawnChild,
    long server,
    long serverChild,
    long submit,
    long manage,
    long pickle,
    double picklePerByte,
    long transfer,
    long pipeRead,
    double copyPerByte,
    long pipeCapacity,
    long exit,
    double besideBusy,
    long forkReturn,
    long spawnExit,
    double spawnBesideBusy,
    long pool,
    double slowsOthers) {
  /** Of Linux: PIPE_DEF_BUFFERS pages of 4 KiB (include/linux/pipe_fs_i.h). */
  public static final long LINUX_PIPE = 16 * 4096;

  /** Validates the ranges. */
  public ProcessCosts {
    if (fork < 0
        || forkChild < 0
        || spawn < 0
        || spawnChild < 0
        || server < 0
        || serverChild < 0
        || submit < 0
        || manage < 0
        || pickle < 0
        || !(picklePerByte >= 0)
        || transfer < 0
        || pipeRead < 0
        || !(copyPerByte >= 0)
        || exit < 0
        || forkReturn < 0
        || spawnExit < 0
        || pool < 0) {
      throw new IllegalArgumentException("process costs must be at least 0");
    }
    if (!(besideBusy >= 1) || !(spawnBesideBusy >= 1) || !(slowsOthers >= 1)) {
      throw new IllegalArgumentException("nothing is faster because another processor is busy");
    }
    if (pipeCapacity < 1) {
      throw new IllegalArgumentException("a pipe holds at least one byte");
    }
  }

  /**
   * Costs of a parent that goes on at once after a fork, and of spawned children that end at once
   * and start as fast beside busy processors.
   */
  public ProcessCosts(
      long fork,
      long forkChild,
      long spawn,
      long spawnChild,
      long server,
      long serverChild,
      long submit,
      long manage,
      long pickle,
      double picklePerByte,
      long transfer,
      long pipeRead,
      double copyPerByte,
      long pipeCapacity,
      long exit,
      double besideBusy) {
    this(
        fork,
        forkChild,
        spawn,
        spawnChild,
        server,
        serverChild,
        submit,
        manage,
        pickle,
        picklePerByte,
        transfer,
        pipeRead,
        copyPerByte,
        pipeCapacity,
        exit,
        besideBusy,
        0,
        0,
        1,
        0,
        1);
  }

  /**
   * Costs without a fork server's and without any of the manager's own, with pipes of Linux that
   * take no time to copy, of children that end at once and start as fast beside busy processors.
   */
  public ProcessCosts(
      long fork,
      long forkChild,
      long spawn,
      long spawnChild,
      long submit,
      long pickle,
      double picklePerByte,
      long transfer) {
    this(
        fork,
        forkChild,
        spawn,
        spawnChild,
        0,
        0,
        submit,
        0,
        pickle,
        picklePerByte,
        transfer,
        0,
        0,
        LINUX_PIPE,
        0,
        1);
  }

  /**
   * Work on the address space of a process.
   *
   * @param work of fork, its return, the start of a forked child, or an exit, at least 0
   */
  AddressSpaceWork addressSpace(long work) {
    return new AddressSpaceWork(work, new Interference(besideBusy, slowsOthers));
  }

  /** The same of the start or end of a spawned interpreter. */
  AddressSpaceWork spawned(long work) {
    return new AddressSpaceWork(work, new Interference(spawnBesideBusy, 1));
  }

  /**
   * Work to pickle or unpickle a message.
   *
   * @param bytes its size, at least 0
   * @return nanoseconds
   */
  public long pickling(long bytes) {
    return pickle + Math.round(picklePerByte * bytes);
  }

  /**
   * Work to bring a message through a pipe, on one side, where its system calls are not told apart.
   *
   * @param bytes its size, at least 0
   * @return nanoseconds
   */
  public long transfer(long bytes) {
    return transfer + Math.round(copyPerByte * bytes);
  }
}
