/** One command from start to the death of its last descendant: deadline, signals, capped output. The only room that knows commons-exec; knows nothing of cases. */
package dev.refine.process;
