package dev.refine.journal;

import dev.refine.journal.file.JournalFile;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Events of every type with any values that their components can hold; a new type is covered without a change here. */
public final class RandomEvents {

    private static final String[] TEXTS = {
        "",
        "a",
        "Größe „x“ €",
        "two\nlines\r\nand\ta tab",
        "## 🏁 Iteration Complete (Converged)",
        "- Sequence: 999",
        "```",
        "\u0000\u001b[31m\u2028\u202e",
        "\ud83d",
        "{\"seq\":1}",
        "\\\"\\u0041"
    };

    private final SplittableRandom random;

    public RandomEvents(SplittableRandom random) {
        this.random = random;
    }

    static List<Class<?>> types() {
        return Arrays.asList(Event.class.getPermittedSubclasses());
    }

    /** A session's start, then events of any kind. */
    public List<Event> session(int size) {
        List<Event> events = new ArrayList<>();
        events.add(start());
        while (events.size() < size) {
            events.add(of(types().get(1 + random.nextInt(types().size() - 1))));
        }
        return events;
    }

    private Event.SessionStarted start() {
        Event.SessionStarted any = (Event.SessionStarted) of(Event.SessionStarted.class);
        return new Event.SessionStarted(
                JournalFile.VERSION,
                any.program(),
                any.workload(),
                any.manifest(),
                any.manifestSha(),
                any.cases(),
                any.holdout(),
                any.notSelected(),
                any.files(),
                any.settings(),
                "");
    }

    Event of(Class<?> type) {
        return (Event) any(type);
    }

    private Object any(Type type) {
        if (type instanceof ParameterizedType many) {
            return container(many);
        }
        Class<?> single = (Class<?>) type;
        if (single.isRecord()) {
            return record(single);
        }
        if (single.isEnum()) {
            Object[] constants = single.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        }
        return scalar(single);
    }

    private Object scalar(Class<?> type) {
        if (type == String.class) {
            return TEXTS[random.nextInt(TEXTS.length)];
        } else if (type == int.class || type == Integer.class) {
            return random.nextInt();
        } else if (type == long.class || type == Long.class) {
            return random.nextLong();
        } else if (type == double.class || type == Double.class) {
            return random.nextDouble() * Math.pow(10, random.nextInt(-9, 9));
        } else if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        }
        throw new AssertionError("no values for " + type);
    }

    private Object container(ParameterizedType type) {
        Type[] of = type.getActualTypeArguments();
        int size = random.nextInt(4);
        if (type.getRawType() == List.class) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                list.add(any(of[0]));
            }
            return list;
        }
        TreeMap<String, Object> map = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            map.put("key " + i, any(of[1]));
        }
        return map;
    }

    /** Boxes, enums and records inside a record may be absent, as null; texts and lists are empty instead. */
    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = mayBeAbsent(type, components[i]) && random.nextInt(3) == 0
                    ? null
                    : any(components[i].getGenericType());
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.getName(), e);
        }
    }

    private static boolean mayBeAbsent(Class<?> type, RecordComponent component) {
        return switch (component.getName()) {
            case "end", "heldEdit" -> type == Event.IterationCompleted.class;
            case "prediction" -> type == Event.ResultJudged.class;
            case "input", "output" -> type == Tokens.class;
            case "usage", "inputTokens", "outputTokens", "costUsd" ->
                !component.getType().isPrimitive();
            default -> false;
        };
    }
}
