/** Runs cases as processes on this machine. */
package dev.refine.run.local;
