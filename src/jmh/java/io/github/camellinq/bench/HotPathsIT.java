package io.github.camellinq.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * JMH for what each file passes through: {@code mvn verify -Pbench -Dit.test=HotPathsIT}, with the options of Java that README
 * recommends. {@code -Djmh.include=Ledger} for some of them, {@code -Djmh.prof=gc} for what they allocate.
 */
@Tag("bench")
class HotPathsIT {

    @Test
    void measures_detection_ledger_content_and_gate() throws Exception {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(System.getProperty("jmh.include", "io.github.camellinq"))
                .forks(Integer.getInteger("jmh.forks", 1))
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true)
                .jvmArgsAppend(CommandLines.documentedOptions().toArray(String[]::new));
        String profiler = System.getProperty("jmh.prof");
        if (profiler != null) {
            options.addProfiler(profiler);
        }

        Collection<RunResult> results = new Runner(options.build()).run();

        assertThat(results).isNotEmpty();
        ObjectNode part = BenchFile.newPart();
        part.putPOJO("machine", Machine.here());
        ArrayNode all = part.putArray("benchmarks");
        results.forEach(result -> add(all.addObject(), result));
        BenchFile.put("hot_paths", part);
    }

    private static void add(ObjectNode node, RunResult result) {
        Result<?> primary = result.getPrimaryResult();
        node.put("benchmark", result.getParams().getBenchmark());
        for (String name : result.getParams().getParamsKeys()) {
            node.put(name, result.getParams().getParam(name));
        }
        node.put("score", primary.getScore())
                .put("error", primary.getScoreError())
                .put("unit", primary.getScoreUnit());
    }
}
