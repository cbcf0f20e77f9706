/**
 * What is read out of an answer and what follows from it: scores, verdicts, tasks, the comparison of two versions, trends.
 * Pure functions over trees and criteria; knows no file and no process.
 */
package dev.refine.quality.judgement;
