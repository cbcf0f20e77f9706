/** Changes a file that the user listed: once, exactly where the proposal says, or not at all. */
package dev.refine.edit;
