/** The proposer that asks a model, in the words of protocol 1; foreign text goes between delimiters that nobody can guess. */
package dev.refine.propose.model;
