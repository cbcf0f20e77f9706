/** Runs cases in long-lived commands of this machine, one request and one reply each. */
package dev.refine.run.worker;
