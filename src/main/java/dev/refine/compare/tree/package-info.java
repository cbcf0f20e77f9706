/** Documents as flat tables: one row per node in document order, with hashes under the rules. Knows no pairing. */
package dev.refine.compare.tree;
