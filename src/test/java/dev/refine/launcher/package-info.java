/** Tests of the launcher script at the top of the checkout, run as users run it: as a process. */
package dev.refine.launcher;
