/**
 * The only place that names adapters, clocks, seeds and the environment: from a manifest file to an opened workload, its
 * session and a loop that is ready to run.
 */
package dev.refine.cli.wiring;
