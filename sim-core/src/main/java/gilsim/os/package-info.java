/**
 * The operating system: kernel threads, run queues and their policies, wake-ups, balancing. It
 * decides who runs where and what changing over costs, after Linux kernel/sched.
 */
package gilsim.os;
