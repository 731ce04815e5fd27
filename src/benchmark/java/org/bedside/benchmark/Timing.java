package org.bedside.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/// How long one piece of work took, by bare JDBC and by the program, in nanoseconds, sorted.
final class Timing {
    private final long[] floor;
    private final long[] ours;

    private Timing(int times) {
        floor = new long[times];
        ours = new long[times];
    }

    /// The same work done by both; what they return must be the same too.
    record Work(Callable<?> floor, Callable<?> ours) {}

    /// Measures each of `works` so many times. Everything takes turns, also who is first: what else the computer does
    /// meets all alike.
    static List<Timing> of(List<Work> works, int warmUp, int times) throws Exception {
        var timings = new ArrayList<Timing>();
        for (var _ : works) {
            timings.add(new Timing(times));
        }
        for (int i = -warmUp; i < times; i++) {
            for (int work = 0; work < works.size(); work++) {
                var both = works.get(work);
                var timing = timings.get(work);
                boolean floorFirst = i % 2 == 0;
                var one = once(floorFirst ? both.floor() : both.ours());
                var other = once(floorFirst ? both.ours() : both.floor());
                if (!one.result().equals(other.result())) {
                    throw new IllegalStateException("bare JDBC and the program have different results");
                }
                if (i >= 0) {
                    timing.floor[i] = (floorFirst ? one : other).nanos();
                    timing.ours[i] = (floorFirst ? other : one).nanos();
                }
            }
        }
        for (var timing : timings) {
            Arrays.sort(timing.floor);
            Arrays.sort(timing.ours);
        }
        return timings;
    }

    private record Once(Object result, long nanos) {}

    private static Once once(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        var result = work.call();
        return new Once(result, System.nanoTime() - start);
    }

    double floorMedian() {
        return millis(floor, 0.5);
    }

    double median() {
        return millis(ours, 0.5);
    }

    double slowest20th() {
        return millis(ours, 0.95);
    }

    double ratio() {
        return median() / floorMedian();
    }

    /// The ratio of the quickest tenths: what other programs did at the same time counts least in it.
    double undisturbedRatio() {
        return millis(ours, 0.1) / millis(floor, 0.1);
    }

    private static double millis(long[] sorted, double part) {
        return sorted[(int) (part * (sorted.length - 1))] / 1e6;
    }
}
