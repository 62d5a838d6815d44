package io.github.camellinq.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Reads the addresses of the API and of a store. A user name and password in an address are never used, and never repeated in a
 * fault.
 */
record AddressReader(SettingValues values) {
    private static final Pattern USER = Pattern.compile("(?s)//.*@");
    private static final Pattern THIS_MACHINE = Pattern.compile("127(\\.[0-9]{1,3}){3}");

    /** Where the API is, without a slash at the end; null when the setting is wrong. */
    URI baseUrl() {
        String value = values.text(Setting.BASE_URL);
        String why = ", which is not an address like " + Setting.BASE_URL.defaultValue();
        URI uri = address(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
        if (uri != null && uri.getRawQuery() == null && uri.getRawFragment() == null) {
            if (uri.getRawUserInfo() != null) {
                why = ", which has a user name before its host: leave it out, " + Setting.API_KEY.key()
                        + " identifies you";
            } else if (isPlainAndFar(uri)) {
                why =
                        ", which would send the key in clear text; http is only for a sandbox on this machine or on a host without a dot in its name";
            } else if (uri.getPath().endsWith("/v3")) {
                why = ", which ends in /v3: leave that out, each call adds it";
            } else {
                return uri;
            }
        }
        values.wrong(Setting.BASE_URL, shown(value), why);
        return null;
    }

    /** Where a store that is not AWS is; null when the setting is wrong or not given. */
    URI endpoint() {
        String value = values.text(Setting.BUCKET_ENDPOINT);
        if (value == null) {
            return null;
        }
        URI uri = address(value);
        if (uri != null && uri.getRawUserInfo() == null) {
            return uri;
        }
        values.wrong(
                Setting.BUCKET_ENDPOINT,
                shown(value),
                uri == null
                        ? ""
                        : ", which has a user name before its host: leave it out and set "
                                + Setting.BUCKET_ACCESS_KEY.key());
        return null;
    }

    /** Null for anything that is not an HTTP address. */
    private static URI address(String value) {
        try {
            URI uri = URI.create(value);
            boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return http && uri.getHost() != null ? uri : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String shown(String value) {
        return USER.matcher(value).replaceFirst("//…@");
    }

    /** Every call carries the key, which may go in clear text only to a sandbox. */
    private static boolean isPlainAndFar(URI uri) {
        return "http".equals(uri.getScheme()) && !isNear(uri.getHost());
    }

    private static boolean isNear(String host) {
        if (!host.startsWith("[")) {
            return !host.contains(".") || THIS_MACHINE.matcher(host).matches();
        }
        try {
            // A literal IP address, for which no name server is asked.
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
