package fr.galien.directory.jdbc;

import fr.galien.directory.LoadRefused;
import fr.galien.directory.OperatorRefusal;
import fr.galien.directory.OperatorRefused;
import java.sql.SQLException;
import java.util.Map;

/** What the database refused an operator, by its SQLSTATE. */
final class OperatorTrouble {

    /** Of the functions of {@code V3__operators.sql} and {@code V6__mandates_and_billing.sql}, and of PostgreSQL (appendix A of its manual). */
    private static final Map<String, OperatorRefusal> REFUSALS = Map.ofEntries(
            Map.entry("GA321", OperatorRefusal.NOT_AN_OPERATOR),
            Map.entry("GA322", OperatorRefusal.UNKNOWN_PERSON),
            Map.entry("GA323", OperatorRefusal.NO_REASON),
            Map.entry("GA324", OperatorRefusal.ALREADY_REVOKED),
            Map.entry("GA325", OperatorRefusal.NOT_REVOKED),
            Map.entry("GA326", OperatorRefusal.NOTHING_TO_CONFIRM),
            Map.entry("GA327", OperatorRefusal.SAME_OPERATOR),
            Map.entry("GA328", OperatorRefusal.ALREADY_ASKED),
            Map.entry("GA329", OperatorRefusal.NOT_ALONE),
            Map.entry("GA340", OperatorRefusal.NOT_A_STRUCTURE),
            Map.entry("GA341", OperatorRefusal.WRONG_DAYS),
            Map.entry("GA342", OperatorRefusal.MANDATE_THERE),
            Map.entry("GA343", OperatorRefusal.NO_MANDATE),
            // Insufficient privilege, invalid authorization, invalid password.
            Map.entry("42501", OperatorRefusal.NOT_AN_OPERATOR),
            Map.entry("28000", OperatorRefusal.NOT_AN_OPERATOR),
            Map.entry("28P01", OperatorRefusal.NOT_AN_OPERATOR));

    private OperatorTrouble() {}

    static RuntimeException of(SQLException e) {
        OperatorRefusal refusal = REFUSALS.get(e.getSQLState());
        return refusal == null ? new LoadRefused(new SqlTrouble(e).refusal(), e) : new OperatorRefused(refusal, e);
    }
}
