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
        int at = slot(hash);
        if (ids[at] == 0) {
            keys[at] = hash;
            ids[at] = ++size;
        }
        return ids[at] - 1;
    }

    /** -1 when it was never seen. */
    int find(long hash) {
        return ids[slot(hash)] - 1;
    }

    /** Where it stands, or the free place where it belongs. */
    private int slot(long hash) {
        int mask = keys.length - 1;
        int at = (int) (hash ^ hash >>> 32) & mask;
        while (ids[at] != 0 && keys[at] != hash) {
            at = at + 1 & mask;
        }
        return at;
    }

    int size() {
        return size;
    }
}
