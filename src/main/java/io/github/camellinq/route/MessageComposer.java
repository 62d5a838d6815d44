package io.github.camellinq.route;

import io.github.camellinq.api.CreateChatRequest;
import io.github.camellinq.api.CreateChatResponse;
import io.github.camellinq.api.LinqUnavailableException;
import io.github.camellinq.api.MessageContent;
import io.github.camellinq.api.MessagePart;
import io.github.camellinq.api.SendMessageRequest;
import io.github.camellinq.api.SendMessageResponse;
import io.github.camellinq.settings.Recipient;
import io.github.camellinq.settings.Setting;
import io.github.camellinq.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.ObjectHelper;

/** Makes the message that holds an uploaded attachment, and reads the answer to it. */
public class MessageComposer {

    /** Exchange variable: the chat of the call that follows; not set when the recipients say which chat it is. */
    static final String CHAT_ID = "linqChatId";

    private static final String CALL = "the send";

    private String chatId;
    private String to;
    private String from;
    private String text;
    private String effect;
    private String preferredService;

    /**
     * Makes the body of the call that sends, either to a chat or to the handles of one.
     *
     * @throws io.github.camellinq.api.LinqRejectedException when no recipient, or no valid one, is named, or when an effect, a
     *     message or a service is named that is not valid
     * @throws LinqUnavailableException when no line is named to send from: files wait until one is
     * @throws IllegalArgumentException when no attachment is named
     */
    public void compose(Exchange exchange) {
        ApiCall.begin(exchange);
        Message message = exchange.getMessage();
        LinqService service = LinqService.of(exchange.getContext());
        Recipient recipient = Addressee.of(message, chatId, to, service);
        exchange.setVariable(CHAT_ID, recipient.chatId());
        ApiCall.request(exchange, request(message, recipient, service.settings()));
    }

    private Object request(Message message, Recipient recipient, Settings settings) {
        MessageContent unkeyed = new MessageContent(
                parts(message),
                MessageOptions.effect(
                        LinqHeaders.EFFECT, first(message.getHeader(LinqHeaders.EFFECT, String.class), effect)),
                MessageOptions.replyTo(
                        LinqHeaders.REPLY_TO, first(message.getHeader(LinqHeaders.REPLY_TO, String.class))),
                null,
                MessageOptions.service(
                        LinqHeaders.PREFERRED_SERVICE,
                        first(message.getHeader(LinqHeaders.PREFERRED_SERVICE, String.class), preferredService)));
        Exchange exchange = message.getExchange();
        MessageContent content =
                unkeyed.withKey(SendKeys.next(exchange, recipient, Said.of(exchange, recipient, unkeyed)));
        if (recipient.chatId() != null) {
            return new SendMessageRequest(content);
        }
        String line = first(message.getHeader(LinqHeaders.FROM, String.class), from, settings.from());
        if (line == null) {
            throw new LinqUnavailableException(
                    "there is no line to send from: set " + Setting.FROM.key()
                            + " to one of your lines, or set the kamelet's from property or the header "
                            + LinqHeaders.FROM,
                    null);
        }
        return new CreateChatRequest(line, recipient.handles(), content);
    }

    private List<MessagePart> parts(Message message) {
        List<MessagePart> parts = new ArrayList<>(2);
        String words = first(message.getHeader(LinqHeaders.TEXT, String.class), text);
        if (words != null) {
            parts.add(MessagePart.text(words));
        }
        String attachmentId = message.getHeader(LinqHeaders.ATTACHMENT_ID, String.class);
        if (ObjectHelper.isEmpty(attachmentId)) {
            throw new IllegalArgumentException(
                    "there is no attachment to send: call linq-upload-action first, or set the header "
                            + LinqHeaders.ATTACHMENT_ID);
        }
        parts.add(MessagePart.media(attachmentId));
        return parts;
    }

    private static String first(String... candidates) {
        for (String candidate : candidates) {
            if (ObjectHelper.isNotEmpty(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    /**
     * Sets the header for the accepted message, and notes its chat.
     *
     * @throws LinqUnavailableException when the answer names no message, so that it is unknown whether it was accepted
     */
    public void accept(Exchange exchange) {
        CreateChatResponse.Chat chat = exchange.getVariable(CHAT_ID) != null
                ? existingChat(ApiCall.answer(exchange, CALL, SendMessageResponse.class))
                : ApiCall.answer(exchange, CALL, CreateChatResponse.class).chat();
        if (chat == null || chat.message() == null || chat.message().id() == null) {
            throw new LinqUnavailableException("the answer to " + CALL + " has no message id", null);
        }
        exchange.getMessage().setHeader(LinqHeaders.MESSAGE_ID, chat.message().id());
        exchange.setProperty(Delivery.CHAT, chat.id());
        SendKeys.accept(exchange);
        exchange.removeVariable(CHAT_ID);
        ApiCall.end(exchange, "send");
    }

    private static CreateChatResponse.Chat existingChat(SendMessageResponse answer) {
        return new CreateChatResponse.Chat(answer.chatId(), null, answer.message());
    }

    /** An existing chat to use when no header names one. */
    public void setChatId(String chatId) {
        this.chatId = chatId;
    }

    /** The recipients to use when no header names them. */
    public void setTo(String to) {
        this.to = to;
    }

    /** The sending line to use when no header names one. */
    public void setFrom(String from) {
        this.from = from;
    }

    /** A text before the file, to use when no header has one. */
    public void setText(String text) {
        this.text = text;
    }

    /** The name of an effect to use when no header has one. */
    public void setEffect(String effect) {
        this.effect = effect;
    }

    /** The service to use when no header names one. */
    public void setPreferredService(String preferredService) {
        this.preferredService = preferredService;
    }
}
