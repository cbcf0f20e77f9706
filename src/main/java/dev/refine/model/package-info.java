/**
 * The port to whatever answers a question in words: model endpoints, agent programs, recorded answers. What every
 * client needs around the call (checking against a schema, retries, prices) lives here too. Knows nothing of cases,
 * prompts under test or proposals.
 */
package dev.refine.model;
