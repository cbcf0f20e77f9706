/** Paths and bytes: globs, hashes, atomic replacement, content-addressed copies. Knows nothing of cases or prompts. */
package dev.refine.files;
