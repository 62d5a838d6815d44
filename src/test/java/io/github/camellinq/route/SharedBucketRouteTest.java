package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.api.Reason;
import io.github.camellinq.bucket.KeyPage;
import io.github.camellinq.bucket.ObjectVersion;
import io.github.camellinq.ledger.Claim;
import io.github.camellinq.ledger.ClaimRequest;
import io.github.camellinq.ledger.Failure;
import io.github.camellinq.ledger.Key;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.Pace;
import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import io.github.camellinq.sandbox.SandboxBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What another node did to objects that stay where they are, after this one had listed them. */
class SharedBucketRouteTest extends BucketRoutes {
    private static final Failure FAILURE = new Failure("rejected", null, null, null, "refused");
    private static final String TO = "+15551234567";

    @Override
    void settings(Properties settings) {
        super.settings(settings);
        settings.setProperty("linq.concurrency", "1");
    }

    @Test
    void object_that_another_node_sent_or_set_aside_meanwhile_is_left_alone() throws Exception {
        linq.sandbox().faults().next(Call.REGISTER, Fault.stallBefore(Duration.ofSeconds(5)));
        LinqService service = LinqService.of(context);
        Ledger ledger = service.ledger();
        for (int object = 0; object < 4; object++) {
            bucket().put("inbox/" + TO + "/" + object + ".txt", bytes("object " + object));
        }
        await().atMost(PATIENCE).until(() -> ledger.underWay() == 1);
        List<ObjectVersion> others =
                service.bucket(SandboxBucket.NAME).list("inbox/", KeyPage.Place.START, 10).objects().stream()
                        .filter(object -> ledger.find(object.source()).isEmpty())
                        .toList();
        assertThat(others).hasSize(3);

        settle(others.get(0), ledger, claim -> ledger.sent(claim, "message", "chat"));
        settle(others.get(1), ledger, claim -> ledger.dead(claim, Reason.MAYBE_SENT, FAILURE));
        settle(others.get(2), ledger, claim -> ledger.dead(claim, Reason.REJECTED, FAILURE));

        awaitAll(1);
        bucket().put("inbox/" + TO + "/last.txt", bytes("last"));
        awaitAll(2);
        assertThat(others).allSatisfy(object -> assertThat(ledger.find(object.source()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.visits()).isEqualTo(1)));
    }

    private static void settle(ObjectVersion object, Ledger ledger, Consumer<Claim> end) {
        Key key = new Key(object.source(), object.version(), TO);
        Instant now = Instant.now();
        Claim claim = (Claim) ledger.claim(
                new ClaimRequest(key, object.key(), object.name(), object.size(), now, now.plusSeconds(30), Pace.NONE));
        end.accept(claim);
        ledger.archived(claim);
    }
}
