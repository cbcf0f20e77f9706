/** From differences to failure groups and a hypothesis with a prediction. Proposes no text. */
package dev.refine.diagnose;
