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
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bedside.benchmark.Timing.Work;
import org.bedside.channel.x.XPages;
import org.bedside.model.QueueFilter.View;

/// Measures the store at several sizes against bare JDBC doing the same in the same run, and writes a table of it.
///
/// Arguments: a folder, the sizes and the databases, each joined by commas, and a pattern of the rows wanted.
public final class StoreBenchmark {
    private static final int WARM_UP = 100;
    private static final int TIMES = 400;
    private static final int WARM_UP_PAGES = 15;
    private static final int PAGES = 60;
    private static final double READING = 1.2;
    private static final double TAKING = 1.5;
    private static final double GROWTH = 1.5;

    private final StringBuilder report = new StringBuilder();

    private final Pattern wanted;

    private StoreBenchmark(Pattern wanted) {
        this.wanted = wanted;
    }

    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        var folder = Path.of(args[0]);
        var sizes = Arrays.stream(args[1].split(",", -1)).map(Integer::valueOf).toList();
        var benchmark = new StoreBenchmark(Pattern.compile(args[3]));
        benchmark.say("# The store against bare JDBC");
        for (var database : args[2].split(",", -1)) {
            try (var engine = engine(database, folder)) {
                benchmark.measure(engine, sizes);
            }
        }
        Files.writeString(folder.resolve("store.md"), benchmark.report);
    }

    private static Engine engine(String name, Path folder) {
        return switch (name) {
            case "sqlite" -> new Sqlite(folder.resolve("sqlite"));
            case "postgresql" -> new Postgres();
            default -> throw new IllegalArgumentException("no such database: " + name);
        };
    }

    private record Row(String name, double bar, List<Timing> timings) {}

    private void measure(Engine engine, List<Integer> sizes) throws Exception {
        say("\n## " + engine.version() + "\n");
        say("%s, %s, %d processors, %s. Load before: %.1f."
                .formatted(Instant.now(), java(), processors(), options(), load()));
        var scales = new ArrayList<Scale>();
        try (var x = new XPages(Sample.ACCOUNT, Sample.NOW)) {
            for (var size : sizes) {
                long start = System.nanoTime();
                scales.add(Scale.of(engine, size));
                System.err.printf("loaded %,d conversations in %.0f s%n", size, (System.nanoTime() - start) / 1e9);
            }
            var rows = new ArrayList<Row>();
            for (var kind : kinds(x)) {
                if (wanted.matcher(kind.name()).find()) {
                    System.err.println(kind.name());
                    rows.add(kind.measure(scales));
                }
            }
            for (var scale : scales) {
                scale.requireSameRows();
            }
            say("Load after: %.1f. All results and all rows stored were the same on both sides.\n".formatted(load()));
            tables(sizes, rows);
        } finally {
            for (var scale : scales) {
                scale.close();
            }
        }
    }

    /// A row of the table: what is done at each size.
    private record Kind(String name, double bar, int warmUp, int times, Function<Scale, Work> work) {
        Row measure(List<Scale> scales) throws Exception {
            return new Row(name, bar, Timing.of(scales.stream().map(work).toList(), warmUp, times));
        }
    }

    private static List<Kind> kinds(XPages x) {
        return List.of(
                reading("first page", Scale::firstPage),
                reading("next page", Scale::nextPage),
                reading("counts", Scale::counts),
                reading("search, a whole common word", scale -> scale.search(View.CLOSED, false, Sample.COMMON)),
                reading(
                        "search, two whole words, open",
                        scale -> scale.search(View.OPEN, false, "insurance", "referral")),
                reading("search, a rare word", scale -> scale.search(View.CLOSED, true, Sample.RARE)),
                reading("search, a common word as typed", scale -> scale.search(View.CLOSED, true, Sample.COMMON)),
                reading("search, a beginning", scale -> scale.search(View.CLOSED, true, "presc")),
                taking("ingest of a JSON page", scale -> scale.ingest(pages(scale, 0), x::read)),
                taking(
                        "ingest without reading JSON",
                        scale -> scale.ingest(
                                pages(scale, WARM_UP_PAGES + PAGES).stream()
                                        .map(x::read)
                                        .toList(),
                                page -> page)));
    }

    private static Kind reading(String name, Function<Scale, Work> work) {
        return new Kind(name, READING, WARM_UP, TIMES, work);
    }

    private static Kind taking(String name, Function<Scale, Work> work) {
        return new Kind(name, TAKING, WARM_UP_PAGES, PAGES, work);
    }

    private static List<String> pages(Scale scale, int from) {
        return IntStream.range(from, from + WARM_UP_PAGES + PAGES)
                .mapToObj(scale::json)
                .toList();
    }

    private void tables(List<Integer> sizes, List<Row> rows) {
        say("| ms | conversations | floor p50 | ours p50 | ours p95 | ratio | bar | met | ratio p10 |");
        say("|---|--:|--:|--:|--:|--:|--:|---|--:|");
        for (var row : rows) {
            for (int i = 0; i < sizes.size(); i++) {
                var timing = row.timings().get(i);
                say("| %s | %,d | %s | %s | %s | %.2f | %.1f | %s | %.2f |"
                        .formatted(
                                row.name(),
                                sizes.get(i),
                                millis(timing.floorMedian()),
                                millis(timing.median()),
                                millis(timing.slowest20th()),
                                timing.ratio(),
                                row.bar(),
                                met(timing.ratio(), row.bar()),
                                timing.undisturbedRatio()));
            }
        }
        if (sizes.size() > 1) {
            growth(sizes, rows);
        }
    }

    private void growth(List<Integer> sizes, List<Row> rows) {
        say("\n| ours p50, ms | %,d | %,d | ratio | floor's | bar | met |"
                .formatted(sizes.getFirst(), sizes.getLast()));
        say("|---|--:|--:|--:|--:|--:|---|");
        for (var row : rows) {
            var small = row.timings().getFirst();
            var large = row.timings().getLast();
            var ratio = large.median() / small.median();
            say("| %s | %s | %s | %.2f | %.2f | %.1f | %s |"
                    .formatted(
                            row.name(),
                            millis(small.median()),
                            millis(large.median()),
                            ratio,
                            large.floorMedian() / small.floorMedian(),
                            GROWTH,
                            met(ratio, GROWTH)));
        }
    }

    private static String met(double ratio, double bar) {
        return ratio <= bar ? "yes" : "**no**";
    }

    private static String millis(double millis) {
        return (millis < 1 ? "%.3f" : millis < 10 ? "%.2f" : "%.1f").formatted(millis);
    }

    private void say(String line) {
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
