package dev.refine.workload;

/** What {@code --case} may do with the cases that are kept aside. */
public enum Holdout {
    /** To name one is refused; a glob that also matches some leaves them out quietly. */
    KEPT_ASIDE,
    /** They can be named like all others. */
    MAY_BE_NAMED
}
