/** The port to whatever runs a case, and the ways a run can end. Never sees an expected answer. */
package dev.refine.run;
