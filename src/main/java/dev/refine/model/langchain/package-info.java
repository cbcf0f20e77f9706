/** Model endpoints over HTTP, through langchain4j: one attempt for each question, every failure told apart. */
package dev.refine.model.langchain;
