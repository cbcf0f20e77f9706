package dev.refine.propose.rules.failure;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A currency by its sign or name where its three-letter code is expected. */
final class CurrencyRule implements FailureRule {

    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public Optional<Advice> advise(Finding finding) {
        List<String> all = finding.expectedTexts().orElse(List.of());
        boolean codes = !all.isEmpty() && CODES.containsAll(all);
        double share = finding.share(pair -> pair.areTexts() && !CODES.contains(pair.given()));
        if (!codes || share < 0.5) {
            return Optional.empty();
        }
        Map<String, String> signs = new TreeMap<>();
        for (Pair pair : finding.pairs()) {
            if (Words.isQuotable(pair.given()) && signs.size() < 4) {
                signs.putIfAbsent(Words.quoted(pair.given()), pair.wanted());
            }
        }
        List<String> hints = new ArrayList<>();
        signs.forEach((sign, code) -> hints.add(code + " for " + sign));
        String hint = hints.isEmpty() ? "" : ": " + String.join(", ", hints);
        return Optional.of(new Advice(
                "currency-code",
                "",
                0.9 * share,
                "the model copies the sign that the document prints instead of the code",
                List.of(
                        Wording.of("Give ", finding, " as the three-letter ISO 4217 currency code" + hint + "."),
                        Wording.of(
                                "Never write a currency sign or name in ",
                                finding,
                                "; use the ISO 4217 code of three capital letters" + hint + ".")),
                List.of(SchemaChange.keyword(finding.field(), "pattern", dev.refine.json.Json.tree("^[A-Z]{3}$")))));
    }
}
