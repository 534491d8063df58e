package fr.galien.mobile;

import fr.galien.identity.Assurance;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is asked of a request over CIBA before anybody is bothered, in this order. How often is {@link Limits}' question, and
 * comes after.
 */
public final class CibaRules {

    private record Rule(CibaRefusal refusal, Predicate<CibaQuestion> stops) {}

    private static final Set<String> CHANNELS = Set.of(CibaQuestion.MOBILE, CibaQuestion.CARD);

    private static final List<Rule> IN_ORDER = List.of(
            new Rule(CibaRefusal.TWICE, CibaQuestion::twice),
            new Rule(CibaRefusal.NOT_POLL, question -> !question.poll()),
            new Rule(
                    CibaRefusal.NUMBER,
                    question -> !question.number()
                            .filter(number -> number.matches("[0-9]{" + question.digits() + "}"))
                            .isPresent()),
            new Rule(
                    CibaRefusal.CHANNEL,
                    question -> !question.channel().map(CHANNELS::contains).orElse(true)),
            new Rule(
                    CibaRefusal.EXPIRY,
                    question -> question.expiry()
                            .filter(seconds -> seconds < 1 || seconds > question.longest())
                            .isPresent()),
            new Rule(CibaRefusal.ACTION_PENDING, CibaQuestion::actionPending),
            new Rule(
                    CibaRefusal.NO_DEVICE,
                    question -> !question.isForTheCard() && question.devices().isEmpty()),
            new Rule(
                    CibaRefusal.LEVEL,
                    question -> question.isForTheCard()
                            ? !question.isMetBy(Assurance.EIDAS3)
                            : question.devices().stream().map(Device::level).noneMatch(question::isMetBy)),
            new Rule(CibaRefusal.SILENCED, CibaQuestion::silenced));

    private CibaRules() {}

    /** @return the first that refuses it */
    public static Optional<CibaRefusal> judge(CibaQuestion question) {
        return IN_ORDER.stream()
                .filter(rule -> rule.stops().test(question))
                .map(Rule::refusal)
                .findFirst();
    }
}
