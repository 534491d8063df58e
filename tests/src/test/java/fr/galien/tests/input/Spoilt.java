package fr.galien.tests.input;

import java.util.Optional;

/** Ways a parameter can be wrong, as it is written in a query or a form. */
enum Spoilt {
    MISSING {
        @Override
        Optional<String> written(String name, String good) {
            return Optional.empty();
        }
    },
    EMPTY {
        @Override
        String value(String good) {
            return "";
        }
    },
    DOUBLED {
        @Override
        Optional<String> written(String name, String good) {
            return Optional.of(name + "=" + good + "&" + name + "=" + good + "x");
        }
    },
    HUGE {
        @Override
        String value(String good) {
            return "A".repeat(20_000);
        }
    },
    BROKEN_ESCAPE {
        @Override
        String value(String good) {
            return good + "%zz";
        }
    },
    NO_UTF_8 {
        @Override
        String value(String good) {
            return "%ff%fe%ed%a0%80";
        }
    },
    NUL {
        @Override
        String value(String good) {
            return good + "%00";
        }
    },
    MARKUP {
        @Override
        String value(String good) {
            return "%22%27%3E%3Cscript%3E" + MARK + "%3C%2Fscript%3E%0d%0aX-Injected:%20" + MARK;
        }
    },
    HALF_A_DOCUMENT {
        @Override
        String value(String good) {
            return "%7B%22" + MARK + "%22%3A";
        }
    };

    /** Of no other request. */
    static final String MARK = "spoiltq7zk4w";

    String value(String good) {
        return good;
    }

    Optional<String> written(String name, String good) {
        return Optional.of(name + "=" + value(good));
    }
}
