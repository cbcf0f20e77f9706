/** A critic that remembers: what was said once of the same output and pictures is not asked again. */
package dev.refine.critique.memory;
