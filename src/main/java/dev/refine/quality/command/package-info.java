/** A command as quality.json gives it, and how its placeholders are filled, and whether its program was there. Starts nothing. */
package dev.refine.quality.command;
