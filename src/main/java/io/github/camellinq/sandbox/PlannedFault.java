package io.github.camellinq.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** One entry of {@code planned} in {@code GET /sandbox/faults}, with either the number of times left or the share and its seed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlannedFault(String call, List<String> faults, Integer times, Double share, Long seed) {}
