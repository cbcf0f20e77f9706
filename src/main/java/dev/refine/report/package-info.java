/** Views of a finished or running journal: debrief, tables, JSON. Decides nothing. */
package dev.refine.report;
