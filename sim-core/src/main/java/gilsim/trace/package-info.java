/** What the model says about itself while it runs. */
package gilsim.trace;
