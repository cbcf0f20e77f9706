/** What a value is, how two values relate, and where a value stands in a text. Knows no group and no case. */
package dev.refine.diagnose.value;
