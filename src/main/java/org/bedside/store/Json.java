package org.bedside.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/// Small structures that the database keeps as text.
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new StoreException("a value cannot be written as JSON", withoutWords(e));
        }
    }

    static <T> T read(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new StoreException("a stored value is no JSON of its kind", withoutWords(e));
        }
    }

    /// Jackson quotes what it could not read; the text may be a patient's or a token.
    private static Exception withoutWords(JsonProcessingException e) {
        e.clearLocation();
        return new IllegalStateException(e.getClass().getSimpleName());
    }
}
