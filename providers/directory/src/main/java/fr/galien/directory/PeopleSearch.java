package fr.galien.directory;

import fr.galien.identity.NationalId;
import fr.galien.identity.ProfessionLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people are searched by; all of it must hold, and nothing at all finds everybody.
 *
 * @param words      in the person's names, professions (code or words of the label) and places (département, postal code, town)
 * @param numbers    of the person, each any of their identifiers, an RPPS number with or without its type digit
 * @param familyName nom d'exercice
 * @param givenName  prénom d'exercice
 * @param inPractice whether they are
 */
public record PeopleSearch(
        List<Term> words,
        List<Term> numbers,
        Optional<Name> familyName,
        Optional<Name> givenName,
        Optional<Boolean> inPractice) {

    /** @param whole the very word or number, and not one that begins so */
    public record Term(String text, boolean whole) {}

    /**
     * @param words as {@link SearchName} makes them, at least one
     * @param exact the whole name as it was given, whose case alone does not matter; empty if it may go on
     */
    public record Name(List<String> words, Optional<String> exact) {}

    public static final PeopleSearch EVERYBODY =
            new PeopleSearch(List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    /** A search of more words is somebody's file, and not a question. */
    private static final int MOST_TERMS = 20;

    /** Fewer letters begin too many words. */
    private static final int SHORTEST_BEGINNING = 4;

    /** Fewer characters begin the number of too many people. */
    private static final int SHORTEST_NUMBER = 8;

    private static final Pattern TERM = Pattern.compile("\"[^\"]*\"|[^\\s\"]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9a-z._/-]{" + SHORTEST_NUMBER + ",64}");
    private static final Pattern SPACED_RPPS = Pattern.compile("8?\\d{11}");
    private static final Pattern CODE = Pattern.compile("[0-9]+");

    /** Hundreds of thousands of people have each of them: whatever else begins so is not looked for. */
    private static final Set<String> WORDS_OF_PROFESSIONS = ProfessionLabel.all().stream()
            .flatMap(label -> SearchName.words(label).stream())
            .collect(Collectors.toUnmodifiableSet());

    public PeopleSearch {
        words = List.copyOf(words);
        numbers = List.copyOf(numbers);
    }

    /**
     * What somebody typed: words apart by spaces, in any case and with or without accents. Each may go on, unless it is in
     * double quotes; {@code *} means the same as nothing. Empty if nobody can be meant.
     */
    public static Optional<PeopleSearch> ofText(String text) {
        String compact = text.replaceAll("[\\s\\u00A0]", "");
        if (compact.replace("*", "").isEmpty()) {
            return Optional.of(EVERYBODY);
        }
        if (SPACED_RPPS.matcher(compact).matches()) {
            return Optional.of(ofNumber(compact, false));
        }
        List<String> terms = TERM.matcher(text)
                .results()
                .map(MatchResult::group)
                .limit(MOST_TERMS + 1L)
                .toList();
        List<Term> words = new ArrayList<>();
        List<Term> numbers = new ArrayList<>();
        for (String term : terms) {
            boolean quoted = term.startsWith("\"");
            String bare = term.replaceAll("[\"*]", "").toLowerCase(Locale.ROOT);
            if (isNumber(bare)) {
                numbers.add(new Term(bare, quoted));
            } else {
                SearchName.words(bare).forEach(word -> words.add(word(word, quoted)));
            }
        }
        return isQuestion(words.size() + numbers.size())
                ? Optional.of(new PeopleSearch(words, numbers, Optional.empty(), Optional.empty(), Optional.empty()))
                : Optional.empty();
    }

    /** @param whole the very number, and not one that begins so; a short one always is */
    public static PeopleSearch ofNumber(String number, boolean whole) {
        Term term = new Term(number.toLowerCase(Locale.ROOT), whole || number.length() < SHORTEST_NUMBER);
        return new PeopleSearch(List.of(), List.of(term), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Empty if it is nobody's: a number has the characters of a {@link NationalId}. */
    public static Optional<PeopleSearch> ofUsername(String username, boolean whole) {
        String bare = username.replace("*", "");
        return NationalId.parse(bare).map(id -> ofNumber(id.value(), whole));
    }

    /** @param exact the whole name, accents included */
    public static Optional<Name> name(String text, boolean exact) {
        List<String> words = SearchName.words(text);
        // PostgreSQL takes neither, and no name has either.
        boolean foreign = text.chars().anyMatch(c -> c == 0 || Character.isSurrogate((char) c));
        return foreign || !isQuestion(words.size())
                ? Optional.empty()
                : Optional.of(new Name(words, exact ? Optional.of(text.strip()) : Optional.empty()));
    }

    public PeopleSearch and(PeopleSearch other) {
        return new PeopleSearch(
                Stream.concat(words.stream(), other.words.stream()).toList(),
                Stream.concat(numbers.stream(), other.numbers.stream()).toList(),
                other.familyName.or(() -> familyName),
                other.givenName.or(() -> givenName),
                other.inPractice.or(() -> inPractice));
    }

    /**
     * Whether this is one code or one word of a profession and nothing else: how many have it says how far apart they are in the
     * list, which is not so of a name.
     */
    public boolean isOneKind() {
        return words.size() == 1
                && isKind(words.getFirst().text())
                && numbers.isEmpty()
                && familyName.isEmpty()
                && givenName.isEmpty();
    }

    private static Term word(String word, boolean quoted) {
        return new Term(word, quoted || word.length() < SHORTEST_BEGINNING || isKind(word));
    }

    private static boolean isKind(String word) {
        return CODE.matcher(word).matches() || WORDS_OF_PROFESSIONS.contains(word);
    }

    /** Words apart by hyphens have the same characters, and no digits. */
    private static boolean isNumber(String term) {
        return NUMBER.matcher(term).matches()
                && term.chars().filter(Character::isDigit).count() >= 4;
    }

    private static boolean isQuestion(int terms) {
        return terms >= 1 && terms <= MOST_TERMS;
    }
}
