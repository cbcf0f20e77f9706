/** From the text of a manifest to the declaration that it is: read, checked, each mistake worded where it stands. */
package dev.refine.workload.manifest;
