package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.net.Exchange;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Element;

/** "My means" of somebody who is logged in, in a browser of their own. */
record MeansUnderTest(Surfer surfer) {

    static MeansUnderTest of(String card) {
        return new MeansUnderTest(AccountUnderTest.of(card).surfer());
    }

    static URI address() {
        return URI.create(TheSandbox.get().addresses().issuer() + "/second-factor/means");
    }

    Page page() {
        Page page = Page.of(surfer.look(AccountUnderTest.address("means")));
        assertThat(page.status()).isEqualTo(200);
        return page;
    }

    /** Null where there is none. */
    Element row(String kind) {
        return page().document().selectFirst("[data-kind=" + kind + "]");
    }

    String id(String kind) {
        return row(kind).attr("data-means");
    }

    Exchange act(String act, String means) {
        return act(act, means, Map.of());
    }

    Exchange act(String act, String means, Map<String, String> more) {
        Map<String, String> form = new LinkedHashMap<>(more);
        form.put("act", act);
        form.put("means", means);
        form.put("token", new AccountUnderTest(surfer).token());
        return send(AccountUnderTest.origin(), form);
    }

    Exchange send(String origin, Map<String, String> form) {
        return origin == null ? surfer.post(address(), form) : surfer.postFrom(origin, address(), form);
    }
}
