/** Pure decisions over scores: when a candidate is better, when it lost something, when to stop. Reads no file, knows no JSON. */
package dev.refine.score;
