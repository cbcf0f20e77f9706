/** What counts as right at which path: path patterns, kinds of judgement, and the settings of arrays and objects. Knows no pairing. */
package dev.refine.compare.rule;
