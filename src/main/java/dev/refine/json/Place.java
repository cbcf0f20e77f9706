package dev.refine.json;

/** Where something stands in a text: line and column, both from 1, columns counted in UTF-16 units. */
public record Place(int line, int column) implements Comparable<Place> {

    public static final Place START = new Place(1, 1);

    @Override
    public int compareTo(Place other) {
        return line == other.line ? Integer.compare(column, other.column) : Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
