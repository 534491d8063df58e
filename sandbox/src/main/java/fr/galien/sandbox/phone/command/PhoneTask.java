package fr.galien.sandbox.phone.command;

import fr.galien.sandbox.ToldTask;
import fr.galien.sandbox.phone.PhoneBox;

/** What the phone commands have in common. */
abstract class PhoneTask extends ToldTask {

    final PhoneBox box() {
        return new PhoneBox(home());
    }
}
