/**
 * The interview that ends with a manifest: looks at the folder, asks in rounds, writes every answer down at once. Knows
 * no terminal, only a {@link dev.refine.cli.init.Conversation}; starts nothing; imports nothing of {@code cli}.
 */
package dev.refine.cli.init;
