package dev.refine.propose;

/**
 * One replacement in one listed file.
 *
 * @param path the file, exactly as the request named it
 * @param search text that occurs exactly once in the file (or its region); empty = append at the end
 * @param replace what stands there afterwards
 */
public record Edit(String path, String search, String replace) {}
