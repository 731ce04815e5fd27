package org.bedside.reply.source;

import java.net.URI;
import java.util.List;

/// A page of general health information that a reply may link to.
///
/// @param topic what it is about, in plain words of its language
/// @param publisher who answers for it
/// @param language of the page, `en` or `es`
/// @param keywords what people call the topic, in small letters
public record TrustedSource(
        String topic, String title, String publisher, URI url, String language, List<String> keywords) {

    public TrustedSource {
        keywords = List.copyOf(keywords);
    }
}
