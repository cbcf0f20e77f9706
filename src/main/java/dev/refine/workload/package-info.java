/** What the user declared: manifest, mode, cases and their pairing. Runs nothing. */
package dev.refine.workload;
