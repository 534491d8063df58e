package fr.galien.testkit.nation;

import java.util.List;

/**
 * Something people are registered for, and what is plausible of them.
 *
 * @param professionCode code profession (TRE_G15, G16, R94, R95 or R291)
 * @param label          libellé profession
 * @param student        in category E, where the same code is a profession being learnt
 * @param role           code rôle of profession 99, empty elsewhere
 * @param weight         how common, against the others
 * @param registrar      the body that registers them
 * @param title          how they are addressed
 * @param expertises     savoir-faire codes one may have; empty if there are none
 * @param posts          how and where they practise
 */
record Occupation(
        String professionCode,
        String label,
        boolean student,
        String role,
        int weight,
        String registrar,
        Title title,
        List<String> expertises,
        List<Post> posts) {

    enum Title {
        /** Always a doctor, a few of them professors. */
        DOCTOR,
        /** A doctor if they defended a thesis of exercise. */
        SOMETIMES_DOCTOR,
        CIVIL
    }

    /**
     * @param modeCode          code mode exercice
     * @param site              the kind of structure
     * @param kindCode          code genre d'activité
     * @param pharmacistSection code section tableau pharmaciens, empty for others
     */
    record Post(String modeCode, SiteKind site, String kindCode, String pharmacistSection) {}
}
