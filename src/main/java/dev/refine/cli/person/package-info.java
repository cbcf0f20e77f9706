/**
 * What a person is shown and asked while the loop runs: suggestions, pauses, critiques, a plan to approve. Decides
 * nothing; answers go to the loop.
 */
package dev.refine.cli.person;
