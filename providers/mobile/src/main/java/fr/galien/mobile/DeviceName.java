package fr.galien.mobile;

/** What a person calls a device: 1 to 60 printable characters. */
public final class DeviceName {

    private static final int LONGEST = 60;

    private DeviceName() {}

    /** @throws MobileRefused if it is none */
    public static String of(Object said) {
        if (said instanceof String text
                && !text.isBlank()
                && text.strip().length() <= LONGEST
                && text.chars().noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)) {
            return text.strip();
        }
        throw new MobileRefused(MobileRefusal.NOT_A_MESSAGE);
    }
}
