/**
 * {@code refine quality} and {@code refine evaluate}.
 */
package dev.refine.cli.quality;
