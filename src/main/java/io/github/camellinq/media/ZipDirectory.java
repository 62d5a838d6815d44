package io.github.camellinq.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The central directory at the end of a zip archive (PKWARE's APPNOTE.TXT, 4.3), read without reading the entries. */
record ZipDirectory(List<Entry> entries) {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int END64_SIGNATURE = 0x06064b50;
    private static final int LOCATOR64_SIGNATURE = 0x07064b50;
    private static final int LOCATOR64_LENGTH = 20;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;

    private static final int MOST_COMMENT = 65_535;
    private static final int MOST_ENTRIES = 65_535;
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int MOST_TEXT = 256 * 1024;

    record Entry(String name, int method, long packedSize, long localAt) {}

    private record End(long entries, long length, long from) {}

    static ZipDirectory read(Probe probe) throws IOException, DamagedException {
        int tail = (int) Math.min(probe.size(), MOST_COMMENT + END_LENGTH);
        long tailAt = probe.size() - tail;
        ByteBuffer bytes = probe.at(tailAt, tail);
        for (int i = tail - END_LENGTH; i >= 0; i--) {
            if (bytes.getInt(i) == END_SIGNATURE && i + END_LENGTH + u16(bytes, i + 20) <= tail) {
                return read(probe, tailAt + i, end(probe, bytes, i, tailAt + i));
            }
        }
        throw new DamagedException("its directory is missing");
    }

    private static End end(Probe probe, ByteBuffer bytes, int i, long at) throws IOException, DamagedException {
        End end = new End(u16(bytes, i + 10), u32(bytes, i + 12), u32(bytes, i + 16));
        boolean full = end.entries == 0xFFFF || end.length == 0xFFFFFFFFL || end.from == 0xFFFFFFFFL;
        if (!full || at < LOCATOR64_LENGTH) {
            return end;
        }
        ByteBuffer locator = probe.at(at - LOCATOR64_LENGTH, LOCATOR64_LENGTH);
        if (locator.getInt(0) != LOCATOR64_SIGNATURE) {
            return end;
        }
        ByteBuffer end64 = probe.at(locator.getLong(8), 56);
        if (end64.getInt(0) != END64_SIGNATURE) {
            throw new DamagedException("the end of its directory is missing");
        }
        return new End(end64.getLong(32), end64.getLong(40), end64.getLong(48));
    }

    private static ZipDirectory read(Probe probe, long endAt, End end) throws IOException, DamagedException {
        if (end.entries < 0 || end.entries > MOST_ENTRIES || end.length < 0 || end.length > MOST_BYTES) {
            throw new DamagedException("its directory is too large to be examined");
        }
        if (end.from < 0 || end.from + end.length > endAt) {
            throw new DamagedException("its directory is not at the declared position");
        }
        ByteBuffer bytes = probe.at(end.from, (int) end.length);
        List<Entry> entries = new ArrayList<>();
        int at = 0;
        while (entries.size() < end.entries) {
            Entry entry = entry(bytes, at);
            entries.add(entry);
            at += ENTRY_LENGTH + u16(bytes, at + 28) + u16(bytes, at + 30) + u16(bytes, at + 32);
        }
        return new ZipDirectory(entries);
    }

    private static Entry entry(ByteBuffer bytes, int at) throws DamagedException {
        if (bytes.limit() - at < ENTRY_LENGTH || bytes.getInt(at) != ENTRY_SIGNATURE) {
            throw new DamagedException("its directory has fewer entries than declared");
        }
        int length = u16(bytes, at + 28);
        if (bytes.limit() - at - ENTRY_LENGTH < length) {
            throw new DamagedException("its directory is cut off");
        }
        String name = new String(bytes.array(), at + ENTRY_LENGTH, length, StandardCharsets.UTF_8);
        return new Entry(name, u16(bytes, at + 10), u32(bytes, at + 20), u32(bytes, at + 42));
    }

    /** The content of an entry as Latin-1, at most 256 KiB of it. */
    String text(Probe probe, Entry entry) throws IOException, DamagedException {
        ByteBuffer local = probe.at(entry.localAt, LOCAL_LENGTH);
        if (local.getInt(0) != LOCAL_SIGNATURE || entry.packedSize > MOST_TEXT) {
            throw new DamagedException("its entry " + entry.name + " cannot be read");
        }
        long from = entry.localAt + LOCAL_LENGTH + u16(local, 26) + u16(local, 28);
        byte[] packed = probe.at(from, (int) entry.packedSize).array();
        return new String(entry.method == 0 ? packed : inflate(packed, entry), StandardCharsets.ISO_8859_1);
    }

    private static byte[] inflate(byte[] packed, Entry entry) throws DamagedException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            byte[] unpacked = new byte[MOST_TEXT];
            int length = inflater.inflate(unpacked);
            return Arrays.copyOf(unpacked, length);
        } catch (DataFormatException e) {
            throw new DamagedException("its entry " + entry.name + " cannot be unpacked");
        } finally {
            inflater.end();
        }
    }

    private static int u16(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xFFFF;
    }

    private static long u32(ByteBuffer bytes, int at) {
        return bytes.getInt(at) & 0xFFFFFFFFL;
    }
}
