package io.github.camellinq.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the work of many threads, one thread at a time, and all work that waits at the same moment in one transaction: most of the
 * cost of a small write is its transaction. Each thread continues when its own work is committed or has failed.
 */
final class GroupCommit {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final Transactions transactions;
    private final Queue<Request<?>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    /** Runs the work. Never called by two threads at once. */
    interface Transactions {

        /** Runs one statement. */
        <T> T once(Work<T> work) throws SQLException;

        /** Runs several statements in one transaction. */
        <T> T together(Work<T> work) throws SQLException;
    }

    /** Something to do outside of a transaction. */
    interface Action {
        void run() throws SQLException;
    }

    GroupCommit(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @param single whether the work is one statement, which is atomic without a transaction */
    <T> T run(Work<T> work, boolean single) throws SQLException {
        Request<T> mine = new Request<>(work, single);
        waiting.add(mine);
        // Under load, other threads add their work meanwhile and share the transaction; otherwise this returns at once.
        Thread.yield();
        if (!mine.isOver()) {
            turn.lock();
            try {
                if (!mine.isOver()) {
                    runAll();
                }
            } finally {
                turn.unlock();
            }
        }
        return mine.result();
    }

    /** Runs an action while no other work runs. */
    void exclusively(Action action) throws SQLException {
        turn.lock();
        try {
            action.run();
        } finally {
            turn.unlock();
        }
    }

    /** How many pieces of work have not begun yet. */
    int waiting() {
        return waiting.size();
    }

    private void runAll() {
        List<Request<?>> all = new ArrayList<>();
        for (Request<?> next = waiting.poll(); next != null; next = waiting.poll()) {
            all.add(next);
        }
        try {
            if (all.size() == 1 || !isRunTogether(all)) {
                all.forEach(one -> one.runAlone(transactions));
            }
        } finally {
            all.forEach(Request::end);
        }
    }

    /** Whether all of them succeeded. When one failed, none took effect, and each is to be run alone. */
    private boolean isRunTogether(List<Request<?>> all) {
        try {
            transactions.together(session -> {
                for (Request<?> one : all) {
                    one.runIn(session);
                }
                return null;
            });
            all.forEach(Request::succeed);
            return true;
        } catch (SQLException | RuntimeException e) {
            LOG.debug("One of {} grouped writes failed; running each of them alone", all.size(), e);
            return false;
        }
    }

    /** The work that one thread waits for. */
    private static final class Request<T> {
        private final Work<T> work;
        private final boolean single;
        private T result;
        private boolean succeeded;
        private SQLException failure;
        private RuntimeException mistake;
        private volatile boolean over;

        Request(Work<T> work, boolean single) {
            this.work = work;
            this.single = single;
        }

        void runIn(Session session) throws SQLException {
            result = work.run(session);
        }

        void runAlone(Transactions transactions) {
            try {
                result = single ? transactions.once(work) : transactions.together(work);
                succeed();
            } catch (SQLException e) {
                failure = e;
            } catch (RuntimeException e) {
                mistake = e;
            }
        }

        void succeed() {
            succeeded = true;
        }

        void end() {
            over = true;
        }

        boolean isOver() {
            return over;
        }

        T result() throws SQLException {
            if (failure != null) {
                throw failure;
            }
            if (mistake != null) {
                throw mistake;
            }
            if (!succeeded) {
                throw new IllegalStateException("The thread that ran this work ended before the work was done");
            }
            return result;
        }
    }
}
