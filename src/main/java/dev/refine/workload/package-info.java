/** What the user declared: manifest, mode, cases and their pairing, placeholders. Runs nothing. */
package dev.refine.workload;
