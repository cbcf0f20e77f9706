/** quality.json: who plays which role, what is judged by what, and where the limits are. Reads it and starts nothing. */
package dev.refine.quality.setup;
