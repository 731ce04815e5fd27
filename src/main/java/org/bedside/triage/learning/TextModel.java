package org.bedside.triage.learning;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.bedside.model.Category;
import org.bedside.model.Span;
import org.bedside.triage.learning.Features.Kind;
import org.bedside.triage.rules.Opinion;

/// How likely a text is of each category: a logistic regression for each over TF-IDF of what [Features] sees.
///
/// Immutable and safe for use by several threads.
public final class TextModel {
    private static final int FORMAT = 1;
    private static final List<Category> CATEGORIES = List.of(Category.values());
    private static final int MOST_WORDS_SHOWN = 3;

    private final Map<String, Integer> index;
    private final float[] idf;
    private final Kind[] kinds;
    /// By feature, then by category.
    private final float[] weights;
    private final float[] bias;

    /// @param features what is known, in the order of the numbers
    /// @param idf how much each tells by being rare
    /// @param weights by feature, then by category
    /// @param bias by category
    TextModel(List<String> features, float[] idf, float[] weights, float[] bias) {
        index = HashMap.newHashMap(features.size());
        kinds = new Kind[features.size()];
        for (int at = 0; at < features.size(); at++) {
            index.put(features.get(at), at);
            kinds[at] = Kind.of(features.get(at));
        }
        this.idf = idf;
        this.weights = weights;
        this.bias = bias;
    }

    /// The one that Bedside ships, trained by the build.
    public static TextModel load() {
        try (var in = TextModel.class.getResourceAsStream("/triage/model.bin")) {
            if (in == null) {
                throw new IllegalStateException("the model is missing: the build trains it");
            }
            return read(new BufferedInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException("the model cannot be read", e);
        }
    }

    /// What the model has to say of a text.
    ///
    /// @param signs what the rules saw in it
    public List<Opinion> opinions(String text, Set<String> signs) {
        return Thresholds.opinions(read(text, signs));
    }

    /// What the model sees in a text.
    Reading read(String text, Set<String> signs) {
        return new Reading(Features.of(text, signs));
    }

    /// A text as numbers: which features, each once, and how much of each.
    record Vector(int[] features, float[] values) {}

    Vector vector(Features text) {
        var seen = IntStream.builder();
        text.each((feature, _) -> {
            var known = index.get(feature);
            if (known != null) {
                seen.add(known);
            }
        });
        var sorted = seen.build().sorted().toArray();
        var features = new int[sorted.length];
        var values = new float[sorted.length];
        int count = 0;
        var lengths = new double[Kind.values().length];
        for (int at = 0; at < sorted.length; ) {
            int feature = sorted[at];
            int end = at;
            while (end < sorted.length && sorted[end] == feature) {
                end++;
            }
            double value = (1 + Math.log(end - at)) * idf[feature];
            lengths[kinds[feature].ordinal()] += value * value;
            features[count] = feature;
            values[count++] = (float) value;
            at = end;
        }
        for (int at = 0; at < count; at++) {
            var kind = kinds[features[at]];
            values[at] *= (float) (kind.weight() / Math.sqrt(lengths[kind.ordinal()]));
        }
        return new Vector(Arrays.copyOf(features, count), Arrays.copyOf(values, count));
    }

    int size() {
        return idf.length;
    }

    /// One text as the model sees it.
    public final class Reading {
        private final Features text;
        private final Vector vector;
        private final double[] sums = new double[CATEGORIES.size()];

        private Reading(Features text) {
            this.text = text;
            this.vector = vector(text);
            for (int category = 0; category < sums.length; category++) {
                sums[category] = bias[category];
            }
            for (int at = 0; at < vector.features.length; at++) {
                int first = vector.features[at] * sums.length;
                for (int category = 0; category < sums.length; category++) {
                    sums[category] += vector.values[at] * weights[first + category];
                }
            }
        }

        /// From 0 to 1.
        public double probability(Category category) {
            return 1 / (1 + Math.exp(-sums[category.ordinal()]));
        }

        /// Where the words stand that speak most for a category, as they follow in the text; three at most.
        public List<Span> words(Category category) {
            var share = new double[text.words()];
            text.each((feature, word) -> {
                var known = word == Features.NOWHERE ? null : index.get(feature);
                int at = known == null ? -1 : Arrays.binarySearch(vector.features, known);
                if (at >= 0) {
                    share[word] +=
                            vector.values[at] * weights[vector.features[at] * sums.length + category.ordinal()];
                }
            });
            return IntStream.range(0, share.length)
                    .filter(word -> share[word] > 0)
                    .boxed()
                    .sorted((one, other) -> Double.compare(share[other], share[one]))
                    .limit(MOST_WORDS_SHOWN)
                    .sorted()
                    .map(text::span)
                    .toList();
        }
    }

    /// Writes the model so that [#read(InputStream)] gives the same again, but for the last digits of its weights.
    void write(OutputStream to) throws IOException {
        var out = new DataOutputStream(to);
        out.writeInt(FORMAT);
        out.writeInt(CATEGORIES.size());
        out.writeInt(idf.length);
        var features = new String[idf.length];
        index.forEach((feature, at) -> features[at] = feature);
        for (int feature = 0; feature < idf.length; feature++) {
            out.writeUTF(features[feature]);
            out.writeFloat(idf[feature]);
        }
        for (float weight : weights) {
            out.writeShort(Float.floatToFloat16(weight));
        }
        for (float one : bias) {
            out.writeFloat(one);
        }
        out.flush();
    }

    /// @throws IOException also where it is no model of this version
    static TextModel read(InputStream from) throws IOException {
        var in = new DataInputStream(from);
        if (in.readInt() != FORMAT || in.readInt() != CATEGORIES.size()) {
            throw new IOException("no model of this version");
        }
        int size = in.readInt();
        var features = new String[size];
        var idf = new float[size];
        for (int feature = 0; feature < size; feature++) {
            features[feature] = in.readUTF();
            idf[feature] = in.readFloat();
        }
        var weights = new float[size * CATEGORIES.size()];
        for (int at = 0; at < weights.length; at++) {
            weights[at] = Float.float16ToFloat(in.readShort());
        }
        var bias = new float[CATEGORIES.size()];
        for (int category = 0; category < bias.length; category++) {
            bias[category] = in.readFloat();
        }
        return new TextModel(List.of(features), idf, weights, bias);
    }
}
