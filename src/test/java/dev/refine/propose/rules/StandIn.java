package dev.refine.propose.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.propose.rules.Understanding.Demand;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model that is none: reads event announcements as told, and makes the mistakes of a model where it is told nothing.
 * Knows nothing of the proposer that is tested with it.
 */
final class StandIn {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("h.mm a", Locale.ENGLISH);

    /** What it knows of the world: words of one meaning. */
    private static final List<List<String>> MEANINGS = List.of(
            List.of("gig", "music", "concert"),
            List.of("lecture", "talk", "speech"),
            List.of("hands-on class", "workshop", "course"),
            List.of("fair", "market", "bazaar"));

    private static final Map<String, String> CODES = Map.of("€", "EUR", "£", "GBP");

    private final Understanding told;

    StandIn(String prompt, String schema) {
        this.told = Understanding.of(prompt, schema);
    }

    String answer(String text) {
        ObjectNode out = Json.object();
        put(out, "title", text.lines().findFirst().orElse(""));
        put(out, "category", category(after(text, "Type of event: ")));
        put(out, "eventDate", date(after(text, "When: ")));
        put(out, "doors", clock("doors", after(text, "Doors open: ")));
        venue(out, after(text, "Where: "));
        tickets(out, after(text, "Tickets: "));
        put(out, "host", after(text, "Hosted by: "));
        String code = after(text, "Booking code: ");
        put(out, "bookingCode", told.asks("bookingCode", Demand.NO_LABEL) ? code.replaceFirst("^\\D+", "") : code);
        website(out, text);
        acts(out, text);
        String json = Json.pretty(out);
        return told.bareJson() ? json : "Here you are:\n```json\n" + json + "\n```";
    }

    private void put(ObjectNode out, String field, String value) {
        if (told.wants(field)) {
            out.put(field, value);
        }
    }

    private String category(String printed) {
        List<String> choices = told.choices("category");
        return MEANINGS.stream()
                .filter(meaning -> meaning.contains(printed.toLowerCase(Locale.ROOT)))
                .flatMap(List::stream)
                .filter(choices::contains)
                .findFirst()
                .orElse(printed);
    }

    private String date(String printed) {
        if (!told.asks("eventDate", Demand.ISO_DATE)) {
            return printed;
        }
        String form = printed.contains("/") ? "dd/MM/yyyy" : "d MMMM yyyy";
        return LocalDate.parse(printed, DateTimeFormatter.ofPattern(form, Locale.ENGLISH))
                .toString();
    }

    private String clock(String field, String printed) {
        return told.asks(field, Demand.CLOCK_24)
                ? LocalTime.parse(printed, CLOCK).toString()
                : printed;
    }

    private void venue(ObjectNode out, String printed) {
        String[] parts = printed.split(", ");
        String city = told.asks("venue.city", Demand.TITLE)
                ? parts[1].charAt(0) + parts[1].substring(1).toLowerCase(Locale.ROOT)
                : parts[1];
        out.putObject("venue").put("name", parts[0]).put("city", city);
    }

    private void tickets(ObjectNode out, String printed) {
        String amount = printed.split(" ")[0];
        if (told.asks("price", Demand.NUMBER)) {
            out.put("price", new BigDecimal(amount.substring(1)));
        } else {
            out.put("price", amount);
        }
        String sign = amount.substring(0, 1);
        put(out, "currency", told.asks("currency", Demand.CODE) ? CODES.get(sign) : sign);
        boolean soldOut = printed.contains("sold out");
        if (told.asks("soldOut", Demand.BOOLEAN)) {
            out.put("soldOut", soldOut);
        } else {
            put(out, "soldOut", soldOut ? "yes" : "no");
        }
    }

    private void website(ObjectNode out, String text) {
        Matcher address = Pattern.compile("https://\\S+").matcher(text);
        if (address.find()) {
            put(out, "website", address.group());
        } else if (told.wants("website")) {
            boolean honest = told.asks("website", Demand.NULL);
            out.put("website", honest ? null : "https://www.example.com/events");
        }
    }

    private void acts(ObjectNode out, String text) {
        ArrayNode acts = out.putArray("acts");
        Matcher lines = Pattern.compile("(?m)^\\* (.+) - (.+)$").matcher(text);
        while (lines.find()) {
            boolean open = lines.group(2).equals("TBC");
            if (!open || told.asks("acts", Demand.ALL)) {
                ObjectNode act = acts.addObject().put("name", lines.group(1));
                if (!open) {
                    act.put("start", clock("acts[].start", lines.group(2)));
                } else if (told.asks("acts[].start", Demand.NULL)) {
                    act.putNull("start");
                } else {
                    act.put("start", "TBC");
                }
            }
        }
    }

    private static String after(String text, String label) {
        return text.lines()
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()))
                .findFirst()
                .orElse("");
    }
}
