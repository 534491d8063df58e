package fr.galien.service.prescription;

import fr.galien.service.prescription.Prescription.Draft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code GET} one's own, {@code POST} another. Who one is stands in the token and nowhere else. */
@RestController
@RequestMapping("/prescriptions")
class PrescriptionEndpoint {

    private static final int MOST = 10_000;

    private final List<Prescription> written = new ArrayList<>();

    @GetMapping
    synchronized List<Prescription> own(@AuthenticationPrincipal Jwt token) {
        return written.stream()
                .filter(one -> one.author().equals(author(token)))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    synchronized Prescription write(@AuthenticationPrincipal Jwt token, @RequestBody Draft draft) {
        if (!draft.isWhole()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        if (written.size() >= MOST) {
            throw new ResponseStatusException(HttpStatus.INSUFFICIENT_STORAGE);
        }
        Prescription prescription = new Prescription(
                UUID.randomUUID(),
                Instant.now(),
                author(token),
                token.getClaimAsString("Identifiant_Structure"),
                draft.patient(),
                draft.text());
        written.add(prescription);
        return prescription;
    }

    private static String author(Jwt token) {
        String author = token.getClaimAsString("SubjectNameID");
        if (author == null) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return author;
    }
}
