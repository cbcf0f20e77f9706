/** Protocol 1: how a request to a proposer is written, and how its reply is read, whoever is asked. Asks nobody itself. */
package dev.refine.protocol;
