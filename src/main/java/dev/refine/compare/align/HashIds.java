package dev.refine.compare.align;

/** Gives equal hashes equal small numbers, in order of appearance. */
final class HashIds {

    private long[] keys;
    private int[] ids;
    private int size;

    HashIds(int expected) {
        int room = Integer.highestOneBit(Math.max(8, expected)) * 4;
        keys = new long[room];
        ids = new int[room];
    }

    int id(long hash) {
        int mask = keys.length - 1;
        int at = (int) (hash ^ hash >>> 32) & mask;
        while (ids[at] != 0) {
            if (keys[at] == hash) {
                return ids[at] - 1;
            }
            at = at + 1 & mask;
        }
        keys[at] = hash;
        ids[at] = ++size;
        return size - 1;
    }

    /** -1 when it was never seen. */
    int find(long hash) {
        int mask = keys.length - 1;
        int at = (int) (hash ^ hash >>> 32) & mask;
        while (ids[at] != 0) {
            if (keys[at] == hash) {
                return ids[at] - 1;
            }
            at = at + 1 & mask;
        }
        return -1;
    }

    int size() {
        return size;
    }
}
