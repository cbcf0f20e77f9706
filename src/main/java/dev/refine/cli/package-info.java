/**
 * The commands, one class each, and {@code Main}. What they share lives in the rooms below: {@code terminal} at the
 * bottom, then {@code person}, then {@code wiring}. Imported by no other room.
 */
package dev.refine.cli;
