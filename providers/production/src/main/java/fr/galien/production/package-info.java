/** What a production server refuses to start with, so that nothing of the sandbox reaches real people. */
package fr.galien.production;
