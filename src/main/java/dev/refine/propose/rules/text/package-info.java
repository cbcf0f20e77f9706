/** Where in a prompt or a schema file a sentence or a member belongs, and the edit that puts it there. Knows no failure. */
package dev.refine.propose.rules.text;
