package fr.galien.tests.screen;

import org.openqa.selenium.By;

/** What there is to see and press. */
final class Pages {

    /** The heading of any page. */
    static final By HEADING = By.cssSelector("main h1");

    static final By DEMO_LOGIN = By.cssSelector("a.button[href='/login']");
    static final By DEMO_LOGOUT = By.cssSelector("form[action='/logout'] button");
    static final By DEMO_PERSON = By.id("who");
    static final By DEMO_PRACTICES = By.cssSelector("section[aria-labelledby='practices']");
    static final By DEMO_SESSION = By.cssSelector("section[aria-labelledby='login']");
    static final By DEMO_RECORD = By.cssSelector("button[name='service'][value='record']");
    static final By DEMO_PRESCRIPTIONS = By.cssSelector("button[name='service'][value='prescription']");
    static final By DEMO_MAILBOX = By.cssSelector("button[name='service'][value='messaging']");
    static final By DEMO_ANSWER = By.cssSelector("section[aria-labelledby='answer']");
    static final By DEMO_BACK = By.cssSelector("main a[href='/']");
    static final By DEMO_PATIENT = By.id("patient");
    static final By DEMO_TEXT = By.id("text");
    static final By DEMO_WRITE = By.cssSelector("section[aria-labelledby='write'] button");
    static final By DEMO_CODE = By.cssSelector("main .code");

    static final By CARD = By.id("galien-means-card");
    static final By PHONE = By.id("galien-means-phone");
    static final By PHONE_CODE = By.id("galien-phone-qr");
    static final By PHONE_NUMBER = By.id("galien-phone-number");
    static final By PHONE_HOW = By.id("galien-phone-how");
    static final By PHONE_PERSON = By.id("person");
    static final By PHONE_SHOW_NUMBER = By.cssSelector("#galien-phone-person button:not([name])");
    static final By PHONE_OFFLINE = By.id("galien-phone-offline");
    static final By PHONE_VEIL = By.cssSelector("[data-veil]");
    static final By PHONE_SEEN = By.cssSelector("[role=status] [data-phone=seen]");
    static final By PHONE_OVER = By.cssSelector("[role=status] [data-phone=expired]");
    static final By PHONE_AGAIN = By.id("galien-phone-again");
    static final By PHONE_OTHER = By.id("galien-phone-other");
    static final By PHONE_DONE = By.cssSelector("#galien-phone-done button");

    static final By MEANS = By.id("galien-means");
    static final By SOMEBODY_ELSE = By.id("galien-somebody-else");

    static final By READING = By.id("galien-reading-title");
    static final By CHECKS = By.id("galien-reading-checks");
    static final By AGAIN = By.id("galien-reading-again");
    static final By HERE = By.id("galien-reading-here");

    static final By HOLDER = By.className("galien-holder__name");
    static final By CONTINUE = By.id("galien-holder-continue");
    static final By NOT_ME = By.id("galien-holder-not-me");
    static final By STAY = By.id("galien-holder-stay");
    static final By NOTICES = By.id("galien-notices");

    /** The way back from a page that is over. */
    static final By EXPIRED = By.id("galien-expiry-restart");

    static final By ACCOUNT_PERSON = By.id("galien-account-person");
    static final By ACCOUNT_HERE = By.cssSelector(".galien-row:has(.galien-tag)[data-session]");
    static final By ACCOUNT_ALL = By.id("galien-account-all");
    static final By ACCOUNT_DONE = By.id("galien-account-done");

    static final By REFUSAL = By.id("galien-refusal");

    /** Keycloak's own pages in our theme. */
    static final By ERROR = By.id("kc-error-message");

    static final By RESTART = By.id("loginRestartLink");
    static final By LOGOUT = By.id("kc-logout");
    static final By INFO = By.id("kc-info-message");

    private Pages() {}
}
