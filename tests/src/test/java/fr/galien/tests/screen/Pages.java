package fr.galien.tests.screen;

import org.openqa.selenium.By;

/** What there is to see and press. */
final class Pages {

    static final By DEMO_LOGIN = By.cssSelector("a.button[href='/login']");
    static final By DEMO_LOGOUT = By.cssSelector("form[action='/logout'] button");
    static final By DEMO_WHO = By.id("who");
    static final By DEMO_CODE = By.cssSelector("main .code, main .quiet");

    static final By CARD = By.id("galien-means-card");
    static final By REFUSAL = By.id("galien-refusal");
    static final By HEADING = By.cssSelector("main h1");

    private Pages() {}
}
