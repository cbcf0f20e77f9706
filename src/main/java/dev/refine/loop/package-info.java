/** The table of contents of the program: from a baseline through iterations to an end. Knows ports only. */
package dev.refine.loop;
