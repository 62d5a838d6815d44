package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.bucket.KeyPage;
import io.github.camellinq.bucket.ObjectVersion;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketPassTest implements BucketPass.Keys, BucketPass.Gate {
    private final TreeSet<String> keys = new TreeSet<>();
    private final Set<String> visited = new HashSet<>();
    private final Set<String> resting = new HashSet<>();
    private final BucketPass pass = new BucketPass("in/", this, this, Clock.systemUTC());
    private int listings;
    private boolean storeGivesEmptyPages;

    @Override
    public KeyPage list(String prefix, KeyPage.Place place, int most) {
        listings++;
        if (storeGivesEmptyPages && place.after() != null) {
            return new KeyPage(List.of(), new KeyPage.Place(place.after(), null));
        }
        String after = place.token() != null ? place.token() : place.after() != null ? place.after() : "";
        List<String> found = keys.tailSet(after, false).stream()
                .filter(key -> key.startsWith(prefix))
                .limit(most + 1)
                .toList();
        List<ObjectVersion> objects = found.stream()
                .limit(most)
                .map(key -> new ObjectVersion("bucket", key, "\"1\"", 1, Instant.EPOCH))
                .toList();
        return new KeyPage(
                objects,
                found.size() > most ? new KeyPage.Place(objects.get(most - 1).key(), null) : null);
    }

    @Override
    public String owner(ObjectVersion object) {
        String[] parts = object.key().split("/");
        return parts.length == 2 ? "" : parts[1];
    }

    @Override
    public boolean rests(String owner) {
        return resting.contains(owner);
    }

    @Override
    public List<ObjectVersion> due(List<ObjectVersion> page) {
        return page.stream().filter(object -> !visited.contains(object.key())).toList();
    }

    private void put(String owner, int count) {
        IntStream.range(0, count).forEach(i -> keys.add("in/" + owner + "/" + String.format("%06d", i)));
    }

    /** The keys of one pass, each visited when it is given. */
    private List<String> onePass() throws IOException {
        List<String> order = new ArrayList<>();
        for (ObjectVersion object = pass.next(); object != null; object = pass.next()) {
            assertThat(visited.add(object.key())).isTrue();
            order.add(object.key());
        }
        return order;
    }

    @Test
    void backlog_of_one_recipient_costs_a_listing_and_a_half_for_each_100() throws Exception {
        put("a", 20_000);

        while (visited.size() < 20_000) {
            onePass();
        }

        assertThat(listings).isLessThan(20_000 / 100 * 3 / 2);
    }

    @Test
    void every_key_of_many_pages_is_given_once() throws Exception {
        put("a", 2500);
        put("b", 3);
        keys.add("in/direct");

        assertThat(onePass()).hasSize(2504).doesNotHaveDuplicates();
        assertThat(onePass()).isEmpty();
    }

    @Test
    void backlog_of_one_owner_costs_the_others_one_share() throws Exception {
        put("a", 100_000);
        put("b", 1);

        List<String> order = onePass();

        assertThat(order.indexOf("in/b/000000")).isEqualTo(BucketPass.SHARE);
        assertThat(order).hasSize(100_001);
        assertThat(listings).isLessThan(3 * 100_000 / BucketPass.SHARE);
    }

    @Test
    void backlog_that_the_store_shows_an_empty_page_of_is_looked_at_from_its_beginning() throws Exception {
        put("a", 500);
        put("b", 500);
        storeGivesEmptyPages = true;

        for (int passes = 0; passes < 3; passes++) {
            onePass();
        }

        assertThat(visited).hasSize(1000);
    }

    @Test
    void two_backlogs_take_turns() throws Exception {
        put("a", 1000);
        put("b", 1000);

        List<String> order = onePass();

        assertThat(order).hasSize(2000);
        assertThat(order.subList(0, 4 * BucketPass.SHARE).stream().filter(key -> key.startsWith("in/a/")))
                .hasSize(2 * BucketPass.SHARE);
    }

    @Test
    void owner_that_rests_is_jumped_over() throws Exception {
        put("a", 50_000);
        put("b", 1);
        resting.add("a");

        assertThat(onePass()).containsExactly("in/b/000000");
        assertThat(listings).isLessThanOrEqualTo(3);

        resting.clear();
        assertThat(onePass()).hasSize(50_000);
    }

    @Test
    void what_comes_during_a_backlog_is_found_between_its_slices() throws Exception {
        put("b", 2000);
        List<String> order = new ArrayList<>();
        for (ObjectVersion object = pass.next(); object != null; object = pass.next()) {
            visited.add(object.key());
            order.add(object.key());
            if (order.size() == 500) {
                keys.add("in/a/late");
            }
        }

        assertThat(order).hasSize(2001);
        assertThat(order.indexOf("in/a/late")).isBetween(500, 500 + 2 * BucketPass.SHARE);
    }
}
