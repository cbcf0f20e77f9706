package dev.refine.propose.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Seeded event announcements with what a careful reader would write down. */
final class Announcements {

    record Announcement(String id, String text, JsonNode expected) {}

    private static final List<String> TITLES = List.of(
            "Brass on the Quay",
            "Bread from Scratch",
            "Night of Small Films",
            "Harbour Lanterns",
            "The Maps We Lost",
            "Clay for Beginners",
            "Songs of the Fen",
            "Seeds and Swaps");
    private static final List<String> KINDS = List.of("Gig", "Lecture", "Hands-on class", "Fair");
    private static final List<String> CATEGORIES = List.of("music", "talk", "workshop", "market");
    private static final List<String> VENUES = List.of("Old Mill", "Tithe Barn", "Pier Hall", "Glass House");
    private static final List<String> CITIES = List.of("Leeds", "Cork", "Bergen", "Lyon");
    private static final List<String> HOSTS = List.of("Riverside Arts", "The Kiln", "Northlight", "Open Door Trust");
    private static final List<String> ACTS = List.of("Ada Quell", "Low Tide", "M. Osei", "The Ferrymen", "Ines Roth");

    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter SLASHED = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("h.mm a", Locale.ENGLISH);

    private Announcements() {}

    static List<Announcement> some(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Announcement> all = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            all.add(one(String.format(Locale.ROOT, "event-%02d", index), index, random));
        }
        return all;
    }

    private static Announcement one(String id, int index, SplittableRandom random) {
        LocalDate day = LocalDate.of(2025, 1 + random.nextInt(12), 13 + random.nextInt(15));
        LocalTime doors = LocalTime.of(17 + random.nextInt(4), random.nextBoolean() ? 30 : 0);
        int kind = index % KINDS.size();
        String title = TITLES.get(random.nextInt(TITLES.size()));
        String city = CITIES.get(random.nextInt(CITIES.size()));
        String venue = VENUES.get(random.nextInt(VENUES.size()));
        String host = HOSTS.get(random.nextInt(HOSTS.size()));
        BigDecimal price = new BigDecimal(5 + random.nextInt(30)).add(new BigDecimal("0.50"));
        boolean euro = random.nextBoolean();
        boolean soldOut = random.nextInt(3) == 0;
        boolean site = random.nextBoolean();
        String number = String.format(Locale.ROOT, "%05d", random.nextInt(1_000));
        StringBuilder text = new StringBuilder();
        text.append(title).append('\n');
        text.append("Type of event: ").append(KINDS.get(kind)).append('\n');
        text.append("When: ")
                .append((random.nextBoolean() ? LONG : SLASHED).format(day))
                .append('\n');
        text.append("Doors open: ").append(CLOCK.format(doors)).append('\n');
        text.append("Where: ")
                .append(venue)
                .append(", ")
                .append(city.toUpperCase(Locale.ROOT))
                .append('\n');
        text.append("Tickets: ")
                .append(euro ? "€" : "£")
                .append(price)
                .append(soldOut ? " (sold out)" : "")
                .append('\n');
        text.append("Hosted by: ").append(host).append('\n');
        text.append("Booking code: BK-").append(number).append('\n');
        if (site) {
            text.append("More at https://events.example/").append(number).append('\n');
        }
        text.append("Line-up:\n");
        ObjectNode expected = Json.object();
        expected.put("title", title).put("category", CATEGORIES.get(kind)).put("eventDate", day.toString());
        expected.put("doors", doors.toString());
        expected.putObject("venue").put("name", venue).put("city", city);
        expected.put("price", price).put("currency", euro ? "EUR" : "GBP").put("soldOut", soldOut);
        expected.put("host", host).put("bookingCode", number);
        expected.put("website", site ? "https://events.example/" + number : null);
        ArrayNode acts = expected.putArray("acts");
        for (int act = 0; act < 2 + random.nextInt(3); act++) {
            String name = ACTS.get((index + act) % ACTS.size());
            boolean open = act > 0 && random.nextInt(3) == 0;
            LocalTime start = doors.plusMinutes(30L * (act + 1));
            text.append("* ")
                    .append(name)
                    .append(" - ")
                    .append(open ? "TBC" : CLOCK.format(start))
                    .append('\n');
            acts.addObject().put("name", name).put("start", open ? null : start.toString());
        }
        return new Announcement(id, text.toString(), expected);
    }
}
