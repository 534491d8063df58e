package fr.galien.sandbox.directory;

import fr.galien.directory.LoadRefused;
import fr.galien.directory.MandateRecord;
import fr.galien.directory.MandateWish;
import fr.galien.directory.OperatorRefusal;
import fr.galien.directory.OperatorRefused;
import fr.galien.directory.PersonFile;
import fr.galien.directory.Revocation;
import fr.galien.directory.jdbc.OperatorConnection;
import fr.galien.directory.jdbc.OperatorDesk;
import fr.galien.sandbox.Trouble;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The directory as one of its operators uses it. What stands in the way comes as {@link Trouble} under its code. */
final class Operators {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]");
    private static final Pattern RPPS = Pattern.compile("\\d{11}");

    private final OperatorDesk desk;

    private Operators(OperatorDesk desk) {
        this.desk = desk;
    }

    /**
     * @param url      {@code jdbc:postgresql://…}
     * @param operator a role of their own, member of {@code directory_operator}
     */
    static Operators at(String url, String operator, String password) {
        return new Operators(new OperatorDesk(OperatorConnection.to(url, operator, password)));
    }

    OperatorDesk.Asked revoke(String identifier, String reason) {
        return troubled(it -> it.revoke(stored(identifier), reason));
    }

    OperatorDesk.Asked lift(String identifier, String reason) {
        return troubled(it -> it.lift(stored(identifier), reason));
    }

    Revocation.Act confirm(long number) {
        return troubled(it -> it.confirm(number));
    }

    List<Revocation> revocations() {
        return troubled(OperatorDesk::revocations);
    }

    long grant(MandateWish wish) {
        MandateWish asStored = new MandateWish(stored(wish.identifier()), wish.mandate(), wish.reason());
        return troubled(it -> it.grant(asStored));
    }

    void end(long mandate, String reason) {
        troubled(it -> {
            it.end(mandate, reason);
            return null;
        });
    }

    List<MandateRecord> mandates(boolean past) {
        return troubled(it -> it.mandates(past));
    }

    PersonFile file(String identifier) {
        return troubled(it -> it.file(stored(identifier)));
    }

    static Trouble trouble(OperatorRefusal refusal) {
        return new Trouble(refusal.code(), refusal.sentence(), refusal.wayOut());
    }

    /** As it is stored: an RPPS number with its type digit. Its key is not checked: the directory holds some that are wrong. */
    private static String stored(String typed) {
        String compact = SPACES.matcher(typed).replaceAll("");
        return RPPS.matcher(compact).matches() ? '8' + compact : compact;
    }

    private <T> T troubled(Function<OperatorDesk, T> work) {
        try {
            return work.apply(desk);
        } catch (OperatorRefused e) {
            Trouble trouble = trouble(e.refusal());
            trouble.initCause(e);
            throw trouble;
        } catch (LoadRefused e) {
            Trouble trouble =
                    new Trouble(e.code(), e.refusal().sentence(), e.refusal().wayOut());
            trouble.initCause(e);
            throw trouble;
        }
    }
}
