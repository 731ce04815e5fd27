package org.bedside.triage.learning;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final int MOST_WORDS_SHOWN = 3;

    private final Map<String, Integer> index;
    private final float[] idf;
    /// By feature, the place of its kind in [#KINDS].
    private final int[] kinds;
    /// By feature, then by category.
    private final float[] weights;
    private final float[] bias;

    /// @param features what is known, in the order of the numbers
    /// @param idf how much each tells by being rare
    /// @param weights by feature, then by category
    /// @param bias by category
    TextModel(List<String> features, float[] idf, float[] weights, float[] bias) {
        index = HashMap.newHashMap(features.size());
        kinds = new int[features.size()];
        for (int at = 0; at < features.size(); at++) {
            index.put(features.get(at), at);
            kinds[at] = KINDS.indexOf(Kind.of(features.get(at)));
        }
        this.idf = idf;
        this.weights = weights;
        this.bias = bias;
    }

    /// The one that Bedside ships, trained by the build; read once.
    public static TextModel load() {
        return Shipped.MODEL;
    }

    private static final class Shipped {
        private static final TextModel MODEL = readShipped();
    }

    private static TextModel readShipped() {
        try (var in = TextModel.class.getResourceAsStream("/triage/model.bin")) {
            if (in == null) {
                throw new IllegalStateException("the model is missing: the build trains it");
            }
            return read(new BufferedInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException("the model cannot be read", e);
        }
    }

    /// What of Bedside's own the shipped model was made of, a digest.
    public static String madeOf() {
        try (var in = TextModel.class.getResourceAsStream("/triage/model.made-of")) {
            if (in == null) {
                throw new IllegalStateException("the model is missing: the build trains it");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
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
    static final class Vector {
        private final int[] features;
        private final float[] values;

        Vector(int[] features, float[] values) {
            this.features = features;
            this.values = values;
        }

        int size() {
            return features.length;
        }

        int feature(int at) {
            return features[at];
        }

        float value(int at) {
            return values[at];
        }
    }

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
        var lengths = new double[KINDS.size()];
        for (int at = 0; at < sorted.length; ) {
            int feature = sorted[at];
            int end = at;
            while (end < sorted.length && sorted[end] == feature) {
                end++;
            }
            double value = (1 + Math.log(end - at)) * idf[feature];
            lengths[kinds[feature]] += value * value;
            features[count] = feature;
            values[count++] = (float) value;
            at = end;
        }
        for (int at = 0; at < count; at++) {
            int kind = kinds[features[at]];
            values[at] *= (float) (KINDS.get(kind).weight() / Math.sqrt(lengths[kind]));
        }
        return new Vector(Arrays.copyOf(features, count), Arrays.copyOf(values, count));
    }

    int size() {
        return idf.length;
    }

    /// One that knows these features and nothing of them.
    static TextModel empty(List<String> features, float[] idf) {
        return new TextModel(
                features, idf, new float[features.size() * CATEGORIES.size()], new float[CATEGORIES.size()]);
    }

    /// A category's weight of each feature, and its bias behind them.
    double[] weights(Category category) {
        int place = CATEGORIES.indexOf(category);
        var all = new double[idf.length + 1];
        for (int feature = 0; feature < idf.length; feature++) {
            all[feature] = weights[feature * CATEGORIES.size() + place];
        }
        all[idf.length] = bias[place];
        return all;
    }

    /// The same features with other weights, by category and feature, the bias behind them.
    TextModel with(Map<Category, double[]> learnt) {
        var other = empty(features(), idf);
        learnt.forEach((category, weight) -> {
            int place = CATEGORIES.indexOf(category);
            for (int feature = 0; feature < idf.length; feature++) {
                other.weights[feature * CATEGORIES.size() + place] = (float) weight[feature];
            }
            other.bias[place] = (float) weight[idf.length];
        });
        return other;
    }

    private List<String> features() {
        var features = new String[idf.length];
        index.forEach((feature, at) -> features[at] = feature);
        return List.of(features);
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
            return 1 / (1 + Math.exp(-sums[CATEGORIES.indexOf(category)]));
        }

        /// Where the words stand that speak most for a category, as they follow in the text; three at most.
        public List<Span> words(Category category) {
            int place = CATEGORIES.indexOf(category);
            var share = new double[text.words()];
            text.each((feature, word) -> {
                var known = word == Features.NOWHERE ? null : index.get(feature);
                int at = known == null ? -1 : Arrays.binarySearch(vector.features, known);
                if (at >= 0) {
                    share[word] += vector.values[at] * weights[vector.features[at] * sums.length + place];
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
    public void write(OutputStream to) throws IOException {
        var out = new DataOutputStream(to);
        out.writeInt(FORMAT);
        out.writeInt(CATEGORIES.size());
        out.writeInt(idf.length);
        var features = features();
        for (int feature = 0; feature < idf.length; feature++) {
            out.writeUTF(features.get(feature));
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

    /// The model that was written.
    ///
    /// @throws IOException also where it is no model of this version
    public static TextModel read(InputStream from) throws IOException {
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
