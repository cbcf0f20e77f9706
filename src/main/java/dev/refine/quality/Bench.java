package dev.refine.quality;

import dev.refine.files.Secrets;
import dev.refine.files.Templates;
import dev.refine.process.Processes;
import dev.refine.quality.evaluate.Checks;
import dev.refine.quality.evaluate.Evaluator;
import dev.refine.quality.record.QualityEvent;
import dev.refine.quality.record.QualitySession;
import dev.refine.quality.record.QualityState;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Role;
import dev.refine.quality.role.RoleCalls;
import dev.refine.quality.setup.QualityFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Everything that the steps work with.
 *
 * @param evaluator the one that was chosen: checks, one, repeated or a panel
 * @param evaluators whom it asks, none where the checks judge
 * @param person empty when nobody is asked
 * @param said one line of progress
 */
public record Bench(
        QualityFile file,
        QualitySession session,
        RoleCalls calls,
        Checks checks,
        Processes processes,
        Map<String, String> environment,
        Evaluator evaluator,
        List<Backend> evaluators,
        Templates templates,
        Secrets secrets,
        Optional<Person> person,
        Person.Asked asked,
        Consumer<String> said) {

    QualityState state() {
        return session.state();
    }

    Optional<Backend> role(Role role) {
        return file.role(role);
    }

    /** Tells it to whoever looks on, and to the log. */
    void remark(int round, String text) {
        said.accept(text);
        session.append(new QualityEvent.Remarked(round, text));
    }
}
