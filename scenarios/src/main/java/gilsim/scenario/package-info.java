/** Reading scenario files. */
package gilsim.scenario;
