package fr.galien.card;

import java.util.Map;

/** For who has to do with cards elsewhere than in a browser's login. */
@FunctionalInterface
public interface JudgeCard {

    /** Of the step of a login that takes cards, whose configuration is the realm's policy of cards. */
    String STEP = "galien-card";

    /**
     * @param presented whose key was used; that it was is for the caller to see
     * @param policy    the configuration of {@link #STEP}
     */
    CardVerdict judge(PresentedCertificate presented, Map<String, String> policy);
}
