/** What a program has to do: kinds of task, the steps they take and how they arrive. Data only. */
package gilsim.workload;
