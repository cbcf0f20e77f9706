/** The proposer that needs no model: reads failure groups and writes the instruction each calls for. */
package dev.refine.propose.rules;
