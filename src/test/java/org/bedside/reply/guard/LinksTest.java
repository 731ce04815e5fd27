package org.bedside.reply.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.bedside.model.Author;
import org.bedside.model.Platform;
import org.bedside.model.Way;
import org.bedside.reply.guard.Finding.Rule;
import org.bedside.reply.guard.Finding.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinksTest {
    private static final ReplyGuard GUARD = ReplyGuard.standard();
    private static final Author WRITER = new Author("2", "tooth_fairy_fan", "Carmela Ostrander");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://lakeside.example/book",
                "lakeside.example",
                "https://www.mayoclinic.org",
                "https://www.heart.org/en/health-topics",
                "https://medlineplus.gov/ency/article/000147.htm",
                "pubmed.ncbi.nlm.nih.gov/12345678/",
                "https://www.who.int/"
            })
    void aPlainPageOfATrustedSiteMayStand(String link) {
        assertThat(check("More at " + link + ".", Platform.FACEBOOK, Way.REPLY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.wellness-news.com",
                "healthy-habits.org/sleep",
                "https://blog.some-clinic.example/flu/season.html",
                "facebook.com"
            })
    void anotherPlainPageIsWarnedOf(String link) {
        assertThat(check("More at " + link + ".", Platform.FACEBOOK, Way.REPLY))
                .extracting(Finding::rule, Finding::verdict, Finding::reason)
                .containsExactly(tuple(Rule.G12, Verdict.WARN, "unknown-link"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://wellness-news.com/?user=9",
                "https://www.mayoclinic.org/search?q=gout",
                "wellness-news.com/patients/4459",
                "wellness-news.com/carmela",
                "mayoclinic.org/ostrander",
                "https://facebook.com/tooth.fairy.fan",
                "https://bit.ly/xyz",
                "https://t.co",
                "https://x.com/somebody/status",
                "https://192.168.3.4/page",
                "https://somebody@wellness-news.com/",
                "https://wellness-news.com:8080/page",
                "https://wellness-news.com/#section",
                "https://wellness-news.com/%6d%65",
                "https://m\u0430yoclinic.org",
                "https://xn--myoclinic-9fg.org",
                "https://mayoclinic.org.evil.example",
                "https://evil-lakeside.example.com",
                "wellness-news (dot) com",
                "wellness-news.com/aHR0cHNGGHHvL2V4YWtesdfBsZQ",
                "ftp://wellness-news.com/page"
            })
    void whatMayTellOfAPersonIsHeldBack(String link) {
        assertThat(check("More at " + link + " today", Platform.FACEBOOK, Way.REPLY))
                .extracting(Finding::verdict)
                .contains(Verdict.BLOCK);
    }

    @Test
    void anyLinkCostsMoreOnXInPublic() {
        var text = "Book at lakeside.example, read on who.int.";

        var inPublic = check(text, Platform.X, Way.REPLY);

        assertThat(inPublic)
                .extracting(
                        Finding::rule,
                        Finding::verdict,
                        Finding::reason,
                        finding -> finding.span().orElseThrow().of(text))
                .containsExactly(
                        tuple(Rule.G12, Verdict.WARN, "link-costs", "lakeside.example"),
                        tuple(Rule.G12, Verdict.WARN, "link-costs", "who.int"));
        assertThat(check(text, Platform.X, Way.MESSAGE)).isEmpty();
    }

    @Test
    void everyTrustedSiteIsAHost() {
        assertThat(GuardFile.lines("trusted-links.txt")).allMatch(site -> site.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+"));
    }

    private static List<Finding> check(String text, Platform platform, Way way) {
        return GUARD.check(text, new GuardContext(platform, way, WRITER, "Hello.", Lakeside.PUBLISHES, true));
    }
}
