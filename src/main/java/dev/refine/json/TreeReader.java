package dev.refine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.refine.json.ReadAttempt.End;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads the first value of a text token by token, so that what was read before a fault is not lost. No recursion. */
final class TreeReader {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(Limits.lenient())
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String text;
    private final List<Oddity> oddities = new ArrayList<>();
    private final Deque<ContainerNode<?>> open = new ArrayDeque<>();
    private final Deque<String> names = new ArrayDeque<>();
    private JsonNode root;
    private String name;

    private TreeReader(String text) {
        this.text = text;
    }

    static ReadAttempt read(String text) {
        return new TreeReader(text).read();
    }

    private ReadAttempt read() {
        try (JsonParser parser = FACTORY.createParser(Interruption.reader(text))) {
            return values(parser);
        } catch (StreamConstraintsException e) {
            return attempt(End.TOO_LARGE, 0, JsonSlip.words(text, 0, e));
        } catch (JsonEOFException e) {
            return attempt(
                    open.isEmpty() ? End.SYNTAX : End.TRUNCATED, text.length(), JsonSlip.words(text, text.length(), e));
        } catch (JsonProcessingException e) {
            int at = Fault.offset(e);
            boolean cut = !open.isEmpty() && Fault.isCutToken(text, at);
            return attempt(cut ? End.TRUNCATED : End.SYNTAX, at, JsonSlip.words(text, at, e));
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot fail to be read", e);
        }
    }

    private ReadAttempt values(JsonParser parser) throws IOException {
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return attempt(End.SYNTAX, text.length(), "there is no value");
            }
            switch (token) {
                case START_OBJECT -> enter(NODES.objectNode());
                case START_ARRAY -> enter(NODES.arrayNode());
                case FIELD_NAME -> name = parser.currentName();
                case END_OBJECT, END_ARRAY -> leave();
                default -> attach(scalar(parser, token));
            }
            if (open.size() > Limits.DEPTH) {
                root = null;
                return attempt(End.TOO_DEEP, 0, "the value is nested more than " + Limits.DEPTH + " levels deep");
            }
            if (open.isEmpty()) {
                return attempt(End.WHOLE, (int) parser.currentLocation().getCharOffset(), "");
            }
        }
    }

    private ReadAttempt attempt(End end, int stop, String message) {
        return new ReadAttempt(root, end, Math.min(stop, text.length()), message, oddities);
    }

    private void enter(ContainerNode<?> container) {
        String under = name;
        attach(container);
        open.push(container);
        names.push(under == null ? "" : under);
    }

    private void leave() {
        open.pop();
        names.pop();
    }

    private void attach(JsonNode value) {
        ContainerNode<?> parent = open.peek();
        if (parent == null) {
            root = value;
        } else if (parent instanceof ObjectNode object) {
            if (object.replace(name, value) != null) {
                remark("duplicate-key", "", "the key \"" + name + "\" occurs more than once, the last one counts");
            }
        } else {
            ((ArrayNode) parent).add(value);
        }
    }

    private JsonNode scalar(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> TextNode.valueOf(parser.getText());
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.instance;
            default -> number(parser.getText());
        };
    }

    private JsonNode number(String digits) {
        JsonNode number = NumberReader.read(digits);
        if (NumberReader.isNotNumber(digits)) {
            remarkNext("unparseable", "nan", digits + " is not a JSON number");
        } else if (NumberReader.isHuge(digits)) {
            remarkNext("unparseable", "huge-number", "a number is too large to calculate with");
        }
        return number;
    }

    /** About the value that will be attached next. */
    private void remarkNext(String code, String tag, String message) {
        ContainerNode<?> parent = open.peek();
        String last = parent == null ? null : parent.isArray() ? String.valueOf(parent.size()) : name;
        oddities.add(new Oddity(code, tag, last == null ? "" : pointer() + "/" + Pointers.escape(last), message));
    }

    private void remark(String code, String tag, String message) {
        oddities.add(new Oddity(code, tag, pointer() + "/" + Pointers.escape(name), message));
    }

    /** Of the innermost open container. */
    private String pointer() {
        StringBuilder pointer = new StringBuilder();
        var containers = open.descendingIterator();
        var keys = names.descendingIterator();
        ContainerNode<?> parent = null;
        while (containers.hasNext()) {
            ContainerNode<?> container = containers.next();
            String key = keys.next();
            if (parent != null) {
                pointer.append('/').append(parent.isArray() ? String.valueOf(parent.size() - 1) : Pointers.escape(key));
            }
            parent = container;
        }
        return pointer.toString();
    }
}
