/**
 * {@code refine diff}, and the JSON in which every command shows a comparison.
 */
package dev.refine.cli.diff;
