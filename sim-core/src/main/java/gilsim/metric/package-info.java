/** What is measured: probes that listen to the model's trace, and the registry of metrics. */
package gilsim.metric;
