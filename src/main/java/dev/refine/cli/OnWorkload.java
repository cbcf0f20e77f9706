package dev.refine.cli;

/** A command on a workload: options that stand before its name count for it, too. */
interface OnWorkload {

    CommonOptions common();
}
