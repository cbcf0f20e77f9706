/** Says which field of an output is wrong: differences, rules, alignment, checks. Knows no prompt and no loop. */
package dev.refine.compare;
