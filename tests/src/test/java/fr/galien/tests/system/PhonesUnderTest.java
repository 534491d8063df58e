package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.net.Exchange;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** "My phones" of somebody who is logged in, in a browser of their own. */
record PhonesUnderTest(Surfer surfer) {

    static PhonesUnderTest of(String card) {
        return new PhonesUnderTest(AccountUnderTest.of(card).surfer());
    }

    static URI address() {
        return URI.create(TheSandbox.get().addresses().issuer() + "/mobile/phones");
    }

    Page page() {
        Page page = Page.of(surfer.look(AccountUnderTest.address("phones")));
        assertThat(page.status()).isEqualTo(200);
        return page;
    }

    List<String> ids() {
        return page().document().select("[data-phone]").eachAttr("data-phone");
    }

    Element row(String phone) {
        return page().document().selectFirst("[data-phone=" + phone + "]");
    }

    Exchange act(String act, String phone) {
        return act(act, phone, Map.of());
    }

    Exchange act(String act, String phone, Map<String, String> more) {
        Map<String, String> form = new LinkedHashMap<>(more);
        form.put("act", act);
        form.put("device", phone);
        form.put("token", new AccountUnderTest(surfer).token());
        return send(AccountUnderTest.origin(), form);
    }

    Exchange send(String origin, Map<String, String> form) {
        return origin == null ? surfer.post(address(), form) : surfer.postFrom(origin, address(), form);
    }

    /** So that the next test begins without. */
    void revokeAll() {
        page().document()
                .select("[data-phone]:has([value=revoke])")
                .eachAttr("data-phone")
                .forEach(phone -> act("revoke", phone));
    }
}
