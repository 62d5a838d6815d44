package io.github.camellinq.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** One line of {@code GET /sandbox/faults}: a number of times, or a share with its seed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlannedFault(String call, List<String> faults, Integer times, Double share, Long seed) {}
