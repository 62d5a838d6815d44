/**
 * What measures the application against a bare Camel route and against a client that only makes the three calls, on the same
 * machine and in the same run. {@code docs/benchmarks.md} says how to run it and how to read it. Nothing here asserts a time.
 */
package io.github.camellinq.bench;
