/** A critic that is a command of the user's: request in, report out. */
package dev.refine.critique.command;
