package io.github.camellinq.route;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.LinqUnavailableException;
import io.github.camellinq.api.Reason;
import io.github.camellinq.api.VoiceMemoRequest;
import io.github.camellinq.api.VoiceMemoResponse;
import io.github.camellinq.settings.Recipient;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.ObjectHelper;

/** Makes the call that sends an uploaded audio file as a voice memo, and reads the answer to it. */
public class VoiceMemo {
    private String chatId;
    private String from;

    /**
     * Makes the body of the call.
     *
     * @throws LinqRejectedException when no chat is named, because a voice memo opens none; {@code maybe-sent} when an earlier
     *     send of the same delivery has an unknown outcome
     * @throws IllegalArgumentException when no attachment is named
     */
    public void compose(Exchange exchange) {
        ApiCall.begin(exchange);
        Message message = exchange.getMessage();
        LinqService service = LinqService.of(exchange.getContext());
        Recipient recipient = Addressee.of(message, chatId, null, service);
        requireChat(recipient);
        requireNoOtherSend(Delivery.of(exchange));
        exchange.setVariable(MessageComposer.CHAT_ID, recipient.chatId());
        ApiCall.request(exchange, new VoiceMemoRequest(line(message, service), AttachmentInquiry.named(message, null)));
    }

    /**
     * Checks the header that asks for a voice memo. A header that says no is removed, because a route may ask only whether there
     * is one.
     *
     * @throws LinqRejectedException when it says neither true nor false, or when it asks for a voice memo and the recipient is
     *     not a chat
     */
    static void readWish(Message message, Recipient recipient) {
        String asked = message.getHeader(LinqHeaders.VOICE_MEMO, String.class);
        if (Boolean.TRUE.equals(MessageOptions.flag(LinqHeaders.VOICE_MEMO, asked))) {
            requireChat(recipient);
        } else {
            message.removeHeader(LinqHeaders.VOICE_MEMO);
        }
    }

    private static void requireChat(Recipient recipient) {
        if (recipient.chatId() == null) {
            throw new LinqRejectedException(
                    Reason.BAD_RECIPIENT,
                    "A voice memo goes to an existing chat, but " + recipient + " is not one: name the chat's UUID in "
                            + LinqHeaders.CHAT_ID + ", in the sidecar's chat_id, or as the folder's name");
        }
    }

    /** The call has no idempotency key, so a send that may have been accepted is not repeated unless a person asks for it. */
    private static void requireNoOtherSend(Delivery delivery) {
        if (delivery != null
                && delivery.claim() != null
                && delivery.claim().before().sendUnknown()) {
            throw new LinqRejectedException(
                    Reason.MAYBE_SENT,
                    "The voice memo was sent once but no answer came, so it may have arrived: listen in the chat "
                            + delivery.claim().before().key().recipient()
                            + ", and replay it from the dead letters if it is not there");
        }
    }

    /** The API's schema requires the line and its example leaves it out, so it is sent when it is known. */
    private String line(Message message, LinqService service) {
        String line = message.getHeader(LinqHeaders.FROM, String.class);
        if (ObjectHelper.isEmpty(line)) {
            line = ObjectHelper.isEmpty(from) ? service.settings().from() : from;
        }
        return line;
    }

    /**
     * Sets the header for the accepted voice memo.
     *
     * @throws LinqUnavailableException when the answer names none, so that it is unknown whether it was accepted
     */
    public void accept(Exchange exchange) {
        exchange.getMessage().setHeader(LinqHeaders.MESSAGE_ID, id(exchange));
        exchange.setProperty(Delivery.CHAT, exchange.getVariable(MessageComposer.CHAT_ID));
        exchange.removeVariable(MessageComposer.CHAT_ID);
        ApiCall.end(exchange, "send");
    }

    private static String id(Exchange exchange) {
        VoiceMemoResponse answer = ApiCall.answer(exchange, "the voice memo", VoiceMemoResponse.class);
        if (answer.voiceMemo() == null || answer.voiceMemo().id() == null) {
            throw new LinqUnavailableException("the answer to the voice memo has no message id", null);
        }
        return answer.voiceMemo().id();
    }

    /** An existing chat to use when no header names one. */
    public void setChatId(String chatId) {
        this.chatId = chatId;
    }

    /** The sending line to use when no header names one. */
    public void setFrom(String from) {
        this.from = from;
    }
}
