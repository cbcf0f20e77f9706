/** A critic that is a model: it is shown the pictures and the output. */
package dev.refine.critique.model;
