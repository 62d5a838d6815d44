package io.github.camellinq.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The top-level entries of a compound file (MS-CFB), the format of Office before 2007 and of Windows installers. Deeper entries,
 * such as a spreadsheet embedded in a document, do not tell the type of the file.
 */
final class OleDirectory {
    private static final long SIGNATURE = 0xE11AB1A1E011CFD0L;
    private static final int HEADER = 512;
    private static final int FAT_IN_HEADER = 109;
    private static final int ENTRY = 128;
    private static final int NO_ENTRY = -1;
    private static final int LAST_SECTOR = -2;
    private static final int MOST_ENTRIES = 32_768;

    private final Probe probe;
    private final ByteBuffer header;
    private final int shift;
    private final List<Integer> directory = new ArrayList<>();

    private OleDirectory(Probe probe) throws IOException, DamagedException {
        this.probe = probe;
        this.header = probe.at(0, HEADER);
        this.shift = header.getShort(30);
        if (shift != 9 && shift != 12) {
            throw new DamagedException("its header is wrong");
        }
        directory.add(header.getInt(48));
    }

    static boolean fits(byte[] head) {
        return head.length >= Long.BYTES
                && ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong() == SIGNATURE;
    }

    /** The class id of the file in braces, and the names of its top-level streams and storages. */
    static Set<String> read(Probe probe) throws IOException, DamagedException {
        return new OleDirectory(probe).names();
    }

    private Set<String> names() throws IOException, DamagedException {
        ByteBuffer root = entry(0);
        Set<String> names = new HashSet<>();
        names.add(classId(root));
        Set<Integer> seen = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(root.getInt(76)));
        while (!open.isEmpty()) {
            int id = open.pop();
            if (id != NO_ENTRY && seen.add(id)) {
                ByteBuffer entry = entry(id);
                names.add(name(entry));
                open.push(entry.getInt(68));
                open.push(entry.getInt(72));
            }
        }
        return names;
    }

    private ByteBuffer entry(int id) throws IOException, DamagedException {
        if (id < 0 || id >= MOST_ENTRIES) {
            throw new DamagedException("its directory points to an entry that does not exist");
        }
        int perSector = (1 << shift) / ENTRY;
        int index = id / perSector;
        while (directory.size() <= index) {
            directory.add(next(directory.get(directory.size() - 1)));
        }
        return probe.at(position(directory.get(index)) + (long) (id % perSector) * ENTRY, ENTRY);
    }

    private int next(int sector) throws IOException, DamagedException {
        // Called for its check, before the lookup: a sector outside of the file is not in the table of sectors.
        position(sector);
        int perSector = (1 << shift) / Integer.BYTES;
        long fat = position(fatSector(sector / perSector));
        int next = probe.at(fat + (long) (sector % perSector) * Integer.BYTES, Integer.BYTES)
                .getInt();
        if (next == LAST_SECTOR) {
            throw new DamagedException("its directory is cut off");
        }
        return next;
    }

    private int fatSector(int index) throws IOException, DamagedException {
        if (index < FAT_IN_HEADER) {
            return header.getInt(76 + index * Integer.BYTES);
        }
        int perSector = (1 << shift) / Integer.BYTES - 1;
        int rest = index - FAT_IN_HEADER;
        long sector = position(header.getInt(68));
        for (int i = rest / perSector; i > 0; i--) {
            sector = position(probe.at(sector + (long) perSector * Integer.BYTES, Integer.BYTES)
                    .getInt());
        }
        return probe.at(sector + (long) (rest % perSector) * Integer.BYTES, Integer.BYTES)
                .getInt();
    }

    private long position(int sector) throws DamagedException {
        long position = (sector + 1L) << shift;
        if (sector < 0 || position >= probe.size()) {
            throw new DamagedException("its chain of sectors leads out of the file");
        }
        return position;
    }

    private static String name(ByteBuffer entry) throws DamagedException {
        int length = entry.getShort(64) - 2;
        if (length < 0 || length > 62) {
            throw new DamagedException("its directory has an entry without a name");
        }
        return new String(entry.array(), 0, length, StandardCharsets.UTF_16LE);
    }

    private static String classId(ByteBuffer root) {
        long rest = root.order(ByteOrder.BIG_ENDIAN).getLong(88);
        root.order(ByteOrder.LITTLE_ENDIAN);
        return String.format(
                Locale.ROOT,
                "{%08X-%04X-%04X-%04X-%012X}",
                root.getInt(80),
                root.getShort(84),
                root.getShort(86),
                rest >>> 48,
                rest & 0xFFFFFFFFFFFFL);
    }
}
