/** The whole program as a process of its own, killed, starved and raced: nothing is lost, nothing is done twice. */
package dev.refine.crash;
