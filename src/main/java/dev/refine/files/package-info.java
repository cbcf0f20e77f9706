/**
 * Paths and bytes: globs, hashes, atomic replacement, content-addressed copies; templates and text made safe to show.
 * Knows nothing of cases or prompts.
 */
package dev.refine.files;
