package dev.refine.compare.tree;

/** Finds a shape by its parent and name without making objects. */
final class ShapeTable {

    private int[] owners = new int[64];
    private String[] names = new String[64];
    private int[] shapes = new int[64];
    private int size;

    /** -1 when there is none. */
    int find(int owner, String name) {
        int mask = shapes.length - 1;
        for (int at = slot(owner, name, mask); names[at] != null; at = at + 1 & mask) {
            if (owners[at] == owner && names[at].equals(name)) {
                return shapes[at];
            }
        }
        return -1;
    }

    void put(int owner, String name, int shape) {
        if (++size * 2 > shapes.length) {
            grow();
        }
        insert(owner, name, shape);
    }

    private void insert(int owner, String name, int shape) {
        int mask = shapes.length - 1;
        int at = slot(owner, name, mask);
        while (names[at] != null) {
            at = at + 1 & mask;
        }
        owners[at] = owner;
        names[at] = name;
        shapes[at] = shape;
    }

    private void grow() {
        int[] oldOwners = owners;
        String[] oldNames = names;
        int[] oldShapes = shapes;
        owners = new int[oldOwners.length * 2];
        names = new String[owners.length];
        shapes = new int[owners.length];
        for (int i = 0; i < oldNames.length; i++) {
            if (oldNames[i] != null) {
                insert(oldOwners[i], oldNames[i], oldShapes[i]);
            }
        }
    }

    /** Not by {@link String#hashCode}: names that share it are easy to make, and a document may consist of them. */
    private static int slot(int owner, String name, int mask) {
        int hash = owner * 0x9E3779B1;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x01000193;
        }
        hash *= 0x85EBCA6B;
        return (hash ^ hash >>> 15) & mask;
    }
}
