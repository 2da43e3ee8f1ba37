package dev.atlasl2.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that can be read is read to its end, once, and a file that changes in the meantime is refused. */
class ContentsTest {
    private static final int MAPPED = 20 << 20;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void mappedAndStreamedBytesAreTheSame() throws Exception {
        byte[] data = new byte[MAPPED + 77];
        new Random(1).nextBytes(data);
        Path file = Files.write(folder.resolve("data"), data);
        FlatReading mapped = new FlatReading();
        FlatReading streamed = new FlatReading();

        assertThat(contents(InputStream.nullInputStream(), 0).read(file.toString(), mapped))
                .isEqualTo(data.length);
        assertThat(contents(new ByteArrayInputStream(data), 0).read("-", streamed))
                .isEqualTo(data.length);

        assertThat(mapped.witness()).isEqualTo(streamed.witness());
    }

    @Test
    void windowsOfAPipeThatTricklesAreFullButForTheLast() throws Exception {
        byte[] data = new byte[2 * Contents.BUFFER + 3];
        InputStream trickle = new ByteArrayInputStream(data) {
            @Override
            public synchronized int read(byte[] to, int offset, int length) {
                return super.read(to, offset, Math.min(length, 999));
            }
        };
        List<Long> lengths = new ArrayList<>();

        contents(trickle, 0).read("-", window -> lengths.add(window.byteSize()));

        assertThat(lengths).containsExactly((long) Contents.BUFFER, (long) Contents.BUFFER, 3L);
    }

    @Test
    void fileThatSaysThatItIsEmptyIsReadAllTheSame() throws Exception {
        Path version = Path.of("/proc/version");
        assertThat(Files.size(version)).isZero();
        assertThat(contents(InputStream.nullInputStream(), 0).read(version.toString(), new SumReading()))
                .isEqualTo(Files.readAllBytes(version).length);
    }

    @ParameterizedTest
    @CsvSource({
        "20971520, sum",
        "20971520, flat",
        "20971520, tree",
        "20971520, leaves",
        "1000000, sum",
        "1000000, leaves",
        "5001, flat"
    })
    void fileThatIsCutShortWhileItIsReadIsNamed(int size, String kind) throws Exception {
        Path file = sparse("cut", size);
        Reading reading = reading(kind);

        assertThatThrownBy(() -> contents(InputStream.nullInputStream(), 0).read(file.toString(), window -> {
                    resize(file, 5_000);
                    reading.window(window);
                }))
                .isInstanceOf(FileFailure.class)
                .hasMessage("changed while it was read: " + size + " bytes at first, 5000 in the end");
    }

    @Test
    void fileThatIsCutShortBetweenWindowsIsNamed() throws Exception {
        Path file = sparse("cut", Contents.WINDOW + MAPPED);

        assertThatThrownBy(() ->
                        contents(InputStream.nullInputStream(), 0).read(file.toString(), window -> resize(file, 5_000)))
                .isInstanceOf(FileFailure.class)
                .hasMessageStartingWith("changed while it was read: ");
    }

    @Test
    void endThatIsCutOffWithinAPageIsNoticed() throws Exception {
        Path file = sparse("cut", MAPPED);

        assertThatThrownBy(() -> contents(InputStream.nullInputStream(), 0).read(file.toString(), window -> {
                    resize(file, MAPPED - 1);
                    new SumReading().window(window);
                }))
                .isInstanceOf(FileFailure.class)
                .hasMessage("changed while it was read: 20971520 bytes at first, 20971519 in the end");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, Contents.BUFFER, 1_000_000, MAPPED})
    void fileThatGrowsWhileItIsReadIsNamed(int size) throws Exception {
        Path file = sparse("grown", size);

        assertThatThrownBy(() -> contents(InputStream.nullInputStream(), 0)
                        .read(file.toString(), window -> resize(file, size + 1)))
                .isInstanceOf(FileFailure.class)
                .hasMessage("changed while it was read: " + size + " bytes at first, " + (size + 1) + " in the end");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000_000, MAPPED})
    void fileThatIsWrittenToWhileItIsReadIsNamed(int size) throws Exception {
        Path file = sparse("written", size);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));

        assertThatThrownBy(() -> contents(InputStream.nullInputStream(), 0).read(file.toString(), window -> {
                    resize(file, 100);
                    resize(file, size);
                }))
                .isInstanceOf(FileFailure.class)
                .hasMessage("changed while it was read: it was written to");
    }

    /** A change within one tick of the file system's clock does not change its time. */
    @ParameterizedTest
    @CsvSource({"1000, 600", "600, 1000"})
    void fileThatHadAnotherLengthWhileItWasReadIsNamed(int length, int read) throws Exception {
        Path file = sparse("quick", length);
        try (FileChannel channel = FileChannel.open(file)) {
            Watch watch = new Watch(file, channel);

            assertThatThrownBy(() -> watch.requireUnchanged(read))
                    .isInstanceOf(FileFailure.class)
                    .hasMessage("changed while it was read: " + length + " bytes at first, " + read + " were read");
        }
    }

    @Test
    void fileThatIsReplacedByAnotherIsReadToItsEnd() throws Exception {
        Path file = sparse("old", 1_000_000);
        SumReading sum = new SumReading();

        long count = contents(InputStream.nullInputStream(), 0).read(file.toString(), window -> {
            sum.window(window);
            move(sparse("new", 5), file);
        });

        assertThat(count).isEqualTo(1_000_000);
    }

    @Test
    void filesThatDoNotSayHowLongTheyAreAreReadToTheirEnd() throws Exception {
        for (String name : List.of("/proc/self/status", "/sys/kernel/mm/transparent_hugepage/enabled")) {
            Path file = Path.of(name);
            if (Files.exists(file)) {
                assertThat(contents(InputStream.nullInputStream(), 0).read(file.toString(), new SumReading()))
                        .as(file.toString())
                        .isPositive()
                        .isNotEqualTo(Files.size(file));
            }
        }
    }

    @Test
    void longWorkIsShownOnATerminalAndTakenAway() throws Exception {
        Path file = sparse("slow", 2 * Contents.WINDOW);

        contents(InputStream.nullInputStream(), 80).read(file.toString(), window -> pause(600));

        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("\r\033[K")
                .contains("slow  0.13 of 0.27 GB  50 %  0.")
                .endsWith("\r\033[K");
    }

    @Test
    void nothingIsShownWhereThereIsNoTerminal() throws Exception {
        Path file = sparse("slow", 2 * Contents.WINDOW);

        contents(InputStream.nullInputStream(), 0).read(file.toString(), window -> pause(300));

        assertThat(err.size()).isZero();
    }

    @Test
    void progressFitsALine() {
        assertThat(Progress.line("-", 1_500_000_000, Progress.UNKNOWN, 0.5, 79))
                .isEqualTo("standard input  1.50 GB  3.00 GB/s");
        assertThat(Progress.line("a/".repeat(100) + "b\033\n", 8_999_999_999_999L, 9_000_000_000_000L, 1, 79))
                .startsWith(".../a/a/")
                .endsWith("b?\\n  9000.00 of 9000.00 GB  99 %  9000.00 GB/s")
                .hasSizeLessThan(80);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20, 39, 59, 79, 200})
    void progressFitsATerminalOfAnyWidth(int columns) {
        String figures = "9.00 of 9.00 GB  99 %  9.00 GB/s";
        for (String name : List.of("a".repeat(100), "\u4e2d".repeat(100), "\ud83d\ude00".repeat(100), "short")) {
            String line = Progress.line(name, 8_999_999_999L, 9_000_000_000L, 1, columns);
            assertThat(line.codePoints().map(c -> c < 0x1100 ? 1 : 2).sum())
                    .as(line)
                    .isLessThanOrEqualTo(columns);
            assertThat(line).contains(figures.substring(0, Math.min(columns, figures.length())));
        }
    }

    private Contents contents(InputStream in, int columns) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Contents(new Terminal(Channels.newChannel(in), new ByteArrayOutputStream(), stream, columns));
    }

    private static Reading reading(String kind) {
        Supplier<Reading> maker = switch (kind) {
            case "sum" -> SumReading::new;
            case "flat" -> FlatReading::new;
            case "tree" -> () -> new TreeReading(12);
            default -> () -> new TreeReading(12, (first, window) -> {});
        };
        return maker.get();
    }

    private Path sparse(String name, long size) {
        Path file = folder.resolve(name);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), size - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static void resize(Path file, long size) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (size < channel.size()) {
                channel.truncate(size);
            } else {
                channel.write(ByteBuffer.allocate(1), size - 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
