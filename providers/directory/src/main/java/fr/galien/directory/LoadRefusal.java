package fr.galien.directory;

import fr.galien.identity.Failure;

/**
 * Why an extraction was not loaded. Nothing of it was: the directory is as it was before. No sentence quotes a line of the
 * file, which is personal data.
 */
public sealed interface LoadRefusal extends Failure {

    /** What is wrong: a whole sentence. */
    String sentence();

    /** What to do about it: a whole sentence. */
    String wayOut();

    record FileUnreadable(String fileName) implements LoadRefusal {
        @Override
        public String code() {
            return "RPPS-0302";
        }

        @Override
        public String sentence() {
            return "The file " + fileName + " does not exist or cannot be read.";
        }

        @Override
        public String wayOut() {
            return "Check its path and who may read it.";
        }
    }

    record NotUtf8(String fileName) implements LoadRefusal {
        @Override
        public String code() {
            return "RPPS-0303";
        }

        @Override
        public String sentence() {
            return "The file " + fileName + " is not UTF-8 text.";
        }

        @Override
        public String wayOut() {
            return "Download it again, and do not open it in a program that saves it in another encoding.";
        }
    }

    /** @param column the name the column has in today's national files */
    record ColumnMissing(String column) implements LoadRefusal {
        @Override
        public String code() {
            return "RPPS-0304";
        }

        @Override
        public String sentence() {
            return "The file has no column \"" + column + "\".";
        }

        @Override
        public String wayOut() {
            return "Load a PS_LibreAcces_Personne_activite extraction, with its header line.";
        }
    }

    /** @param column the name the column has in today's national files */
    record ColumnRepeated(String column) implements LoadRefusal {
        @Override
        public String code() {
            return "RPPS-0305";
        }

        @Override
        public String sentence() {
            return "The file has the column \"" + column + "\" more than once.";
        }

        @Override
        public String wayOut() {
            return "Load the extraction as it was published.";
        }
    }

    /**
     * @param line   counted from 1, the header included
     * @param reason without anything the line holds
     */
    record LineMalformed(long line, String reason) implements LoadRefusal {
        @Override
        public String code() {
            return "RPPS-0306";
        }

        @Override
        public String sentence() {
            return "Line " + line + " is malformed: " + reason + ".";
        }

        @Override
        public String wayOut() {
            return "Download the file again; if the line is still so, report it to the publisher.";
        }
    }

    record NobodyInFile(String fileName) implements LoadRefusal {
        @Override
        public String code() {
            return "RPPS-0307";
        }

        @Override
        public String sentence() {
            return "The file " + fileName + " holds nobody, and loading it would strike everybody off.";
        }

        @Override
        public String wayOut() {
            return "Download the file again.";
        }
    }

    record AnotherLoadRuns() implements LoadRefusal {
        @Override
        public String code() {
            return "RPPS-0308";
        }

        @Override
        public String sentence() {
            return "Another load of this directory is running.";
        }

        @Override
        public String wayOut() {
            return "Wait until it has ended and start again.";
        }
    }

    record DatabaseAway() implements LoadRefusal {
        @Override
        public String code() {
            return "RPPS-0309";
        }

        @Override
        public String sentence() {
            return "The directory's database does not answer or does not let the loader in.";
        }

        @Override
        public String wayOut() {
            return "Start it, check the address and the password, and start the load again.";
        }
    }

    /** @param sqlState PostgreSQL's error code (appendix A of its manual); its message could quote personal data */
    record DatabaseRefused(String sqlState) implements LoadRefusal {
        @Override
        public String code() {
            return "RPPS-0310";
        }

        @Override
        public String sentence() {
            return "The directory's database refused with SQLSTATE " + sqlState + ".";
        }

        @Override
        public String wayOut() {
            return "Check that its schema is migrated and owned by the loader, and look at the database's own log.";
        }
    }
}
