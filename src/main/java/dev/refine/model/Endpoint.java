package dev.refine.model;

import java.time.Duration;
import java.util.Optional;

/**
 * One model at one address. Its text form holds no key.
 *
 * @param model as the provider calls it
 * @param address without a slash at the end
 * @param key or empty when the endpoint wants none
 * @param timeout of one attempt
 */
public record Endpoint(Provider provider, String model, String address, Optional<String> key, Duration timeout) {

    /** The provider and the model, for logs. */
    public String name() {
        return provider.word() + "/" + model;
    }

    @Override
    public String toString() {
        return name() + " at " + address;
    }
}
