package org.bedside.benchmark;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bedside.benchmark.Timing.Work;
import org.bedside.channel.Page;
import org.bedside.channel.x.XPages;
import org.bedside.model.QueueFilter.View;

/// Measures the store at several sizes against bare JDBC doing the same in the same run, and writes a table of it.
///
/// Arguments: a folder, the sizes and the databases, each joined by commas.
public final class StoreBenchmark {
    private static final int WARM_UP = 100;
    private static final int TIMES = 400;
    private static final int WARM_UP_PAGES = 15;
    private static final int PAGES = 60;
    private static final double READING = 1.2;
    private static final double TAKING = 1.5;
    private static final double GROWTH = 1.5;

    private final StringBuilder report = new StringBuilder();

    private StoreBenchmark() {}

    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        var sizes = Arrays.stream(args[1].split(",")).map(Integer::valueOf).toList();
        var benchmark = new StoreBenchmark();
        benchmark.say("# The store against bare JDBC");
        for (var database : args[2].split(",")) {
            try (var engine = engine(database, folder)) {
                benchmark.measure(engine, sizes);
            }
        }
        Files.writeString(folder.resolve("store.md"), benchmark.report);
    }

    private static Engine engine(String name, Path folder) {
        return switch (name) {
            case "sqlite" -> new Sqlite(folder.resolve("sqlite"));
            default -> throw new IllegalArgumentException("no such database: " + name);
        };
    }

    private record Row(String name, double bar, List<Timing> timings) {}

    private void measure(Engine engine, List<Integer> sizes) throws Exception {
        say("\n## %s\n", engine.version());
        say("%s, %s, %d processors, %s. Load before: %.1f.", Instant.now(), java(), processors(), options(), load());
        var scales = new ArrayList<Scale>();
        try (var x = new XPages(Sample.ACCOUNT, Sample.NOW)) {
            for (var size : sizes) {
                long start = System.nanoTime();
                scales.add(Scale.of(engine, size));
                System.err.printf(
                        Locale.ROOT, "loaded %,d conversations in %.0f s%n", size, (System.nanoTime() - start) / 1e9);
            }
            var rows = new ArrayList<Row>();
            rows.add(reading("first page", scales, Scale::firstPage));
            rows.add(reading("next page", scales, Scale::nextPage));
            rows.add(reading("counts", scales, Scale::counts));
            rows.add(reading("search, a common word", scales, scale -> scale.search(View.CLOSED, Sample.COMMON)));
            rows.add(reading("search, two words, open", scales, scale -> scale.search(View.OPEN, "insurance referral")));
            rows.add(reading("search, a rare word", scales, scale -> scale.search(View.CLOSED, Sample.RARE)));
            rows.add(reading("search, a prefix", scales, scale -> scale.search(View.CLOSED, "presc")));
            rows.add(taking("ingest of a JSON page", scales, 0, Function.identity(), x::read));
            rows.add(taking("ingest without reading JSON", scales, WARM_UP_PAGES + PAGES, x::read, page -> page));
            for (var scale : scales) {
                scale.requireSameRows();
            }
            say("Load after: %.1f. All results and all rows stored were the same on both sides.\n", load());
            tables(sizes, rows);
        } finally {
            for (var scale : scales) {
                scale.close();
            }
        }
    }

    private static Row reading(String name, List<Scale> scales, Function<Scale, Work> work) throws Exception {
        System.err.println(name);
        return new Row(name, READING, Timing.of(scales.stream().map(work).toList(), WARM_UP, TIMES));
    }

    private static <P> Row taking(
            String name, List<Scale> scales, int from, Function<String, P> before, Function<P, Page> reader)
            throws Exception {
        System.err.println(name);
        var works = scales.stream()
                .map(scale -> scale.ingest(
                        IntStream.range(from, from + WARM_UP_PAGES + PAGES)
                                .mapToObj(scale::json)
                                .map(before)
                                .toList(),
                        reader))
                .toList();
        return new Row(name, TAKING, Timing.of(works, WARM_UP_PAGES, PAGES));
    }

    private void tables(List<Integer> sizes, List<Row> rows) {
        say("| ms | conversations | floor p50 | ours p50 | ours p95 | ratio | bar | met |");
        say("|---|--:|--:|--:|--:|--:|--:|---|");
        for (var row : rows) {
            for (int i = 0; i < sizes.size(); i++) {
                var timing = row.timings().get(i);
                say(
                        "| %s | %,d | %s | %s | %s | %.2f | %.1f | %s |",
                        row.name(),
                        sizes.get(i),
                        millis(timing.floorMedian()),
                        millis(timing.median()),
                        millis(timing.slowest20th()),
                        timing.ratio(),
                        row.bar(),
                        met(timing.ratio(), row.bar()));
            }
        }
        if (sizes.size() > 1) {
            growth(sizes, rows);
        }
    }

    private void growth(List<Integer> sizes, List<Row> rows) {
        say("\n| ours p50, ms | %,d | %,d | ratio | floor's | bar | met |", sizes.getFirst(), sizes.getLast());
        say("|---|--:|--:|--:|--:|--:|---|");
        for (var row : rows) {
            var small = row.timings().getFirst();
            var large = row.timings().getLast();
            var ratio = large.median() / small.median();
            say(
                    "| %s | %s | %s | %.2f | %.2f | %.1f | %s |",
                    row.name(),
                    millis(small.median()),
                    millis(large.median()),
                    ratio,
                    large.floorMedian() / small.floorMedian(),
                    GROWTH,
                    met(ratio, GROWTH));
        }
    }

    private static String met(double ratio, double bar) {
        return ratio <= bar ? "yes" : "**no**";
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 1 ? "%.3f" : millis < 10 ? "%.2f" : "%.1f", millis);
    }

    private void say(String format, Object... values) {
        var line = String.format(Locale.ROOT, format, values);
        System.out.println(line);
        report.append(line).append('\n');
    }

    private static String java() {
        return "Java " + Runtime.version().feature() + " on " + System.getProperty("os.name");
    }

    /// What decides most about the speed of our own code: the program ships with the first compiler alone.
    private static String options() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().contains("-XX:TieredStopAtLevel=1")
                ? "first compiler only, as the program ships"
                : "both compilers";
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
