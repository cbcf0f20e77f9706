package dev.refine.propose.model;

import dev.refine.model.ModelClient;
import dev.refine.model.ModelFault;
import dev.refine.model.ModelReply;
import dev.refine.model.ModelRequest;
import dev.refine.model.Usage;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.Proposer;
import dev.refine.propose.Reply;
import dev.refine.propose.Spending;
import dev.refine.protocol.ReplyReader;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Asks a model. A refused reply is taken up in the same conversation, so that the model sees what it said and the
 * endpoint what it has read before.
 */
public final class ModelProposer implements Proposer {

    private final String name;
    private final ModelClient client;
    private final ModelRequest.Limits limits;
    private final RandomGenerator random;
    private Optional<Turn> last = Optional.empty();

    private record Turn(int iteration, ModelRequest question, String said) {}

    /**
     * @param name that of the client, or one of its own where another proposer has that
     * @param random for delimiters: a source that nobody can foresee
     */
    public ModelProposer(String name, ModelClient client, ModelRequest.Limits limits, RandomGenerator random) {
        this.name = name;
        this.client = client;
        this.limits = limits;
        this.random = random;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized Reply propose(ProposalRequest request) {
        ModelRequest question = question(request);
        ModelReply reply = client.ask(question);
        Spending spending = spending(reply.usage());
        if (reply instanceof ModelReply.Failure failure) {
            remember(request, question, failure.raw());
            // Who is told that its answer was cut can give a shorter one.
            boolean misfit = failure.fault() == ModelFault.CUT;
            return new Reply.Failed(name + ": " + failure.reason(), failure.raw(), spending, misfit);
        }
        ModelReply.Answer answer = (ModelReply.Answer) reply;
        String text = answer.json().map(Object::toString).orElse(answer.text());
        remember(request, question, answer.text());
        return ReplyReader.read(text, request, name()).withSpending(spending);
    }

    private ModelRequest question(ProposalRequest request) {
        return last.filter(turn -> request.refusal().isPresent() && turn.iteration() == request.iteration())
                .map(turn -> Question.again(
                        turn.question(), turn.said(), request.refusal().get()))
                .orElseGet(() -> Question.of(request, random).withLimits(limits));
    }

    private void remember(ProposalRequest request, ModelRequest question, String said) {
        // It is read again with every further question, and paid again.
        String shown = ReplyReader.clip(said);
        last = said.isBlank() ? Optional.empty() : Optional.of(new Turn(request.iteration(), question, shown));
    }

    private static Spending spending(Usage usage) {
        return new Spending(
                1,
                usage.requests(),
                usage.inputTokens(),
                usage.outputTokens(),
                usage.costUsd(),
                usage.basis().name().toLowerCase(Locale.ROOT));
    }
}
