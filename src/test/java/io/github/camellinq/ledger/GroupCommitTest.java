package io.github.camellinq.ledger;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private final Recorded recorded = new Recorded();
    private final GroupCommit commits = new GroupCommit(recorded);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** What was run in which transaction; only what was committed. */
    private static final class Recorded implements GroupCommit.Transactions {
        private final List<List<String>> transactions = new ArrayList<>();
        private List<String> current;

        @Override
        public <T> T once(Work<T> work) throws SQLException {
            return together(work);
        }

        @Override
        public <T> T together(Work<T> work) throws SQLException {
            current = new ArrayList<>();
            T result = work.run(null);
            transactions.add(current);
            return result;
        }
    }

    private Work<String> says(String word) {
        return session -> {
            recorded.current.add(word);
            return word + "!";
        };
    }

    /** Starts works while another one is run, so that all of them wait. */
    private List<Future<String>> whileOneIsRun(List<Work<String>> works) throws Exception {
        return whileOneIsRun(works, () -> await().until(() -> commits.waiting() == works.size()));
    }

    private List<Future<String>> whileOneIsRun(List<Work<String>> works, Runnable meanwhile) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Future<?> first = threads.submit(() -> commits.run(
                session -> {
                    begun.countDown();
                    await().until(() -> end.await(10, SECONDS));
                    return null;
                },
                true));
        begun.await();
        List<Future<String>> all = new ArrayList<>();
        for (Work<String> work : works) {
            all.add(threads.submit(() -> commits.run(work, true)));
        }
        meanwhile.run();
        end.countDown();
        first.get();
        return all;
    }

    @Test
    void what_waits_is_written_in_one_transaction() throws Exception {
        List<Future<String>> all = whileOneIsRun(List.of(says("a"), says("b"), says("c")));

        assertThat(all.get(0).get()).isEqualTo("a!");
        assertThat(all.get(1).get()).isEqualTo("b!");
        assertThat(all.get(2).get()).isEqualTo("c!");
        assertThat(recorded.transactions).hasSize(2);
        assertThat(recorded.transactions.get(1)).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void what_fails_fails_alone() throws Exception {
        List<Future<String>> all = whileOneIsRun(List.of(
                says("a"),
                session -> {
                    recorded.current.add("wrong");
                    throw new SQLException("full");
                },
                session -> {
                    throw new LedgerException("lost");
                },
                says("d")));

        assertThat(all.get(0).get()).isEqualTo("a!");
        assertThatThrownBy(() -> all.get(1).get()).hasRootCauseInstanceOf(SQLException.class);
        assertThatThrownBy(() -> all.get(2).get()).hasRootCauseInstanceOf(LedgerException.class);
        assertThat(all.get(3).get()).isEqualTo("d!");
        assertThat(recorded.transactions.subList(1, recorded.transactions.size()))
                .containsExactlyInAnyOrder(List.of("a"), List.of("d"));
    }

    @Test
    void interrupted_thread_waits_for_what_it_wants_written_and_stays_interrupted() throws Exception {
        List<Object> seen = new CopyOnWriteArrayList<>();
        Thread writer = new Thread(() -> {
            try {
                seen.add(commits.run(says("a"), true));
            } catch (SQLException e) {
                seen.add(e);
            }
            seen.add(Thread.interrupted());
        });

        whileOneIsRun(List.of(), () -> {
            writer.start();
            await().until(() -> writer.getState() == Thread.State.WAITING);
            writer.interrupt();
        });

        writer.join(10_000);
        assertThat(seen).containsExactly("a!", true);
    }

    @Test
    void nobody_is_forgotten_who_comes_while_a_turn_ends() throws Exception {
        List<Future<Integer>> all = new ArrayList<>();
        for (int thread = 0; thread < 16; thread++) {
            all.add(threads.submit(() -> {
                int written = 0;
                for (int turn = 0; turn < 2_000; turn++) {
                    written += commits.run(session -> 1, turn % 2 == 0);
                }
                return written;
            }));
        }

        for (Future<Integer> one : all) {
            assertThat(one.get(30, SECONDS)).isEqualTo(2_000);
        }
    }

    @Test
    void nobody_takes_for_written_what_an_error_broke_off() throws Exception {
        List<Future<String>> all = whileOneIsRun(List.of(
                session -> {
                    throw new StackOverflowError();
                },
                says("b")));

        assertThatThrownBy(() -> all.get(0).get()).isNotNull();
        assertThatThrownBy(() -> all.get(1).get()).isNotNull();
        assertThat(commits.run(says("later"), true)).isEqualTo("later!");
    }
}
