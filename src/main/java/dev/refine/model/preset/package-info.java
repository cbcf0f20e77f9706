/** Agent programs as models: how each is called, how its answer is found and what its failures mean is data. */
package dev.refine.model.preset;
