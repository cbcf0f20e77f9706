package dev.refine.model;

import java.util.function.Consumer;

/** Puts a price on what questions use, and tells the ledger of every reply. */
public final class PricedClient implements ModelClient {

    private final ModelClient inner;
    private final PriceList prices;
    private final Consumer<Usage> ledger;

    /** @param ledger told of every reply, failures included, from the asking thread */
    public PricedClient(ModelClient inner, PriceList prices, Consumer<Usage> ledger) {
        this.inner = inner;
        this.prices = prices;
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public ModelReply ask(ModelRequest request) {
        ModelReply reply = inner.ask(request);
        Usage usage = prices.priced(name(), reply.usage());
        ledger.accept(usage);
        return reply.withUsage(usage);
    }
}
