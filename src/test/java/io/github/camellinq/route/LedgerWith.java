package io.github.camellinq.route;

import io.github.camellinq.ledger.Ledger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A real ledger before which something happens, or fails, at calls of a name. */
final class LedgerWith {

    /** What happens before the ledger is asked; what it throws is what the caller gets. */
    interface Before {
        void call(Object[] arguments) throws Exception;
    }

    private LedgerWith() {}

    static Ledger before(String method, Before before, Ledger ledger) {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        before.call(arguments);
                    }
                    try {
                        return called.invoke(ledger, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
