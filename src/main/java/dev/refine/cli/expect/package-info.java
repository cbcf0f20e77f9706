/**
 * {@code refine expect}: a person reviews outputs until they are expected files.
 */
package dev.refine.cli.expect;
