package dev.refine.diagnose;

import java.lang.ref.SoftReference;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Values by case id that are read when somebody asks. The last ones are kept as long as there is memory for them, since a
 * workload may be larger. Iterates in the order of the ids. Thread-safe; a value may be read more than once.
 */
public final class OnDemand<V> extends AbstractMap<String, V> {

    private static final int KEPT = 512;

    private final Set<String> ids;
    private final Function<String, Optional<V>> source;
    private final Map<String, SoftReference<Optional<V>>> recent = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param ids not to be changed any more
     * @param source gives nothing for an id that the map shall not have; the same whenever it is asked
     */
    public OnDemand(Set<String> ids, Function<String, Optional<V>> source) {
        this.ids = ids;
        this.source = source;
    }

    @Override
    public V get(Object id) {
        return id instanceof String text && ids.contains(text) ? value(text).orElse(null) : null;
    }

    @Override
    public boolean containsKey(Object id) {
        return get(id) != null;
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return new Entries();
    }

    private Optional<V> value(String id) {
        synchronized (recent) {
            SoftReference<Optional<V>> known = recent.get(id);
            Optional<V> kept = known == null ? null : known.get();
            if (kept != null) {
                return kept;
            }
        }
        Optional<V> read = source.apply(id);
        synchronized (recent) {
            recent.put(id, new SoftReference<>(read));
            if (recent.size() > KEPT) {
                recent.remove(recent.keySet().iterator().next());
            }
        }
        return read;
    }

    private final class Entries extends AbstractSet<Entry<String, V>> {

        @Override
        public Iterator<Entry<String, V>> iterator() {
            return ids.stream()
                    .map(id -> value(id)
                            .<Entry<String, V>>map(value -> new SimpleImmutableEntry<>(id, value))
                            .orElse(null))
                    .filter(Objects::nonNull)
                    .iterator();
        }

        @Override
        public int size() {
            return (int) ids.stream().filter(OnDemand.this::containsKey).count();
        }
    }
}
