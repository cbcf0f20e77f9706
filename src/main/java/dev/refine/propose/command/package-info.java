/** The proposer that asks a user's command, protocol 1. */
package dev.refine.propose.command;
