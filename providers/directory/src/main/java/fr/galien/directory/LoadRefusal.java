package fr.galien.directory;

import fr.galien.identity.Failure;
import java.util.List;
import java.util.stream.Collectors;

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

    record FileUnknown(String fileName) implements LoadRefusal {
        @Override
        public String code() {
            return "RPPS-0315";
        }

        @Override
        public String sentence() {
            return "The file " + fileName + " is none of the national files: no header is like its first line.";
        }

        @Override
        public String wayOut() {
            return "Load an extraction as it was published, with its header line.";
        }
    }

    /**
     * @param file   the published name of such files
     * @param column the name the column has in today's national files
     */
    record ColumnMissing(String file, String column) implements LoadRefusal {
        @Override
        public String code() {
            return "RPPS-0304";
        }

        @Override
        public String sentence() {
            return "The file looks like a " + file + ", and has no column \"" + column + "\".";
        }

        @Override
        public String wayOut() {
            return "Load the extraction as it was published, with its header line.";
        }
    }

    record TooManyRejects(String fileName, int most, String rejects) implements LoadRefusal {
        @Override
        public String code() {
            return "RPPS-0316";
        }

        @Override
        public String sentence() {
            return "More than " + most + " lines cannot be taken, the last of them in the file " + fileName + ".";
        }

        @Override
        public String wayOut() {
            return "See them and why in " + rejects + ", and download the file again.";
        }
    }

    record NobodyInFile(String fileName) implements LoadRefusal {
        @Override
        public String code() {
            return "RPPS-0307";
        }

        @Override
        public String sentence() {
            return "The file " + fileName + " has a header and nothing else.";
        }

        @Override
        public String wayOut() {
            return "Download the file again.";
        }
    }

    /** @param holder who runs it, from where and since when, as far as the database tells */
    record AnotherLoadRuns(String holder) implements LoadRefusal {
        @Override
        public String code() {
            return "RPPS-0308";
        }

        @Override
        public String sentence() {
            return "Another load of this directory is running: " + holder + ".";
        }

        @Override
        public String wayOut() {
            return "Wait until it has ended and start again.";
        }
    }

    record ZipRefused(String fileName, String reason) implements LoadRefusal {
        @Override
        public String code() {
            return "RPPS-0311";
        }

        @Override
        public String sentence() {
            return "The zip " + fileName + " is not taken: " + reason + ".";
        }

        @Override
        public String wayOut() {
            return "Download it again from the publisher.";
        }
    }

    record SameTwice(String fileName) implements LoadRefusal {
        @Override
        public String code() {
            return "RPPS-0312";
        }

        @Override
        public String sentence() {
            return "The file " + fileName + " fills what another file of this load already did.";
        }

        @Override
        public String wayOut() {
            return "Load one of them.";
        }
    }

    /** @param digest of what these files would do now */
    record NotTheSameLoad(String digest) implements LoadRefusal {
        @Override
        public String code() {
            return "RPPS-0313";
        }

        @Override
        public String sentence() {
            return "These files onto this directory are not the load that was accepted.";
        }

        @Override
        public String wayOut() {
            return "Look at what they would do now, and accept it as " + digest + " if it is right.";
        }
    }

    record NoRoom(String folder) implements LoadRefusal {
        @Override
        public String code() {
            return "RPPS-0314";
        }

        @Override
        public String sentence() {
            return "The folder " + folder + " does not take what has to be put aside.";
        }

        @Override
        public String wayOut() {
            return "Make room there, as much as the unpacked files take, or name another folder with --work.";
        }
    }

    /** @param lines all of them, in the order of the file */
    record BillingLines(List<Line> lines) implements LoadRefusal {

        private static final int SHOWN = 20;

        /**
         * @param number counted from 1
         * @param why    without anything the line holds
         */
        public record Line(long number, String why) {}

        public BillingLines {
            lines = List.copyOf(lines);
        }

        @Override
        public String code() {
            return "RPPS-0344";
        }

        @Override
        public String sentence() {
            String shown = lines.stream()
                    .limit(SHOWN)
                    .map(line -> "line " + line.number() + ": " + line.why())
                    .collect(Collectors.joining("; "));
            int more = lines.size() - SHOWN;
            return "Of the billing register " + lines.size() + (lines.size() == 1 ? " line" : " lines")
                    + " cannot be taken: " + shown + (more > 0 ? "; and " + more + " more." : ".");
        }

        @Override
        public String wayOut() {
            return "Put them right and load the file again: it is taken whole or not at all.";
        }
    }

    record BillingEmpty(String fileName) implements LoadRefusal {
        @Override
        public String code() {
            return "RPPS-0345";
        }

        @Override
        public String sentence() {
            return "The file " + fileName + " is no billing register with at least one line.";
        }

        @Override
        public String wayOut() {
            return "Its first line is national_id|structure|identifiant_facturation|code_specialite_amo.";
        }
    }
}
