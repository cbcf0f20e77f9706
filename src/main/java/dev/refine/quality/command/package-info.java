/** A command as quality.json gives it, and how its placeholders are filled. Starts nothing. */
package dev.refine.quality.command;
