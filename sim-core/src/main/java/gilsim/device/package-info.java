/** What I/O steps wait for: devices without contention, with a waiting line, with a bandwidth. */
package gilsim.device;
