package io.github.camellinq.bench;

/** A case in which a subject is measured; each round measures it once for each subject. */
interface Scenario {

    /**
     * Measures it once and adds what it found.
     *
     * @param place a new one, removed afterwards
     * @param linq cleared
     */
    void measure(Subject subject, Place place, ServerProcess linq, Results results) throws Exception;
}
