package io.github.camellinq.settings;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.Reason;
import io.github.camellinq.settings.Handles.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Makes a {@link Recipient} of the name of a folder, a header or a setting. */
public final class Recipients {

    /** "At most 31 handles in to": the API's limit on a chat. */
    static final int MOST_HANDLES = 31;

    /** Names come from outside, so only what can be part of a key is looked up as one. */
    private static final Pattern ALIAS = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

    private Recipients() {}

    /**
     * Reads one handle, several separated by commas, a chat's UUID, or an alias of any of these.
     *
     * @param aliases the meaning of an alias; empty for a word that is not an alias
     * @throws LinqRejectedException {@code no-recipient} when nothing is named, {@code bad-recipient} when what is named is not a
     *     recipient
     */
    public static Recipient parse(String text, Function<String, Optional<String>> aliases) {
        if (text == null || text.isBlank()) {
            throw new LinqRejectedException(
                    Reason.NO_RECIPIENT,
                    "nobody is named: put the file into a folder named after its recipient, such as +15551234567, or set "
                            + Setting.TO.key()
                            + "; in a route of your own, set the kamelet's to property or the header CamelLinqTo");
        }
        String word = text.strip();
        if (mayBeAlias(word)) {
            Optional<String> meaning = aliases.apply(word);
            if (meaning.isPresent()) {
                return direct(meaning.get().strip(), aliases);
            }
        }
        return direct(word, aliases);
    }

    /** Whether a word can be an alias. A word that is a recipient itself is never looked up. */
    static boolean mayBeAlias(String word) {
        return Handles.kindOf(word) == Kind.OTHER && ALIAS.matcher(word).matches();
    }

    /** Why a word is not a handle, worded to follow the word. */
    private static String whyNoHandle(String word, Function<String, Optional<String>> aliases) {
        if (mayBeAlias(word) && aliases.apply(word).isPresent()) {
            return "an alias, which can be neither part of a group nor the meaning of another alias: name the handles themselves";
        }
        if (Handles.kindOf(word) == Kind.CHAT) {
            return "a chat's UUID, which cannot be part of a group: name it alone";
        }
        return Handles.numberMeant(word)
                .map(number -> "not a recipient: did you mean " + number
                        + "? A number is a plus and digits, with nothing between them")
                .orElse("not a recipient: a number such as +15551234567, an email address, a chat's UUID or an alias ("
                        + Setting.RECIPIENTS + "NAME) is needed");
    }

    private static Recipient direct(String text, Function<String, Optional<String>> aliases) {
        if (Handles.kindOf(text) == Kind.CHAT) {
            return Recipient.chat(text);
        }
        Set<String> handles = new LinkedHashSet<>();
        for (String part : text.split(",", -1)) {
            String handle = part.strip();
            Kind kind = Handles.kindOf(handle);
            if (handle.isEmpty()) {
                throw new LinqRejectedException(
                        Reason.BAD_RECIPIENT, "'" + text + "' has a comma with nobody before or after it: remove it");
            }
            if (kind != Kind.PHONE_NUMBER && kind != Kind.EMAIL) {
                throw new LinqRejectedException(
                        Reason.BAD_RECIPIENT, "'" + handle + "' is " + whyNoHandle(handle, aliases));
            }
            handles.add(handle);
        }
        if (handles.size() > MOST_HANDLES) {
            throw new LinqRejectedException(
                    Reason.BAD_RECIPIENT,
                    handles.size() + " recipients are named, but a group has at most " + MOST_HANDLES);
        }
        return Recipient.handles(List.copyOf(handles));
    }
}
