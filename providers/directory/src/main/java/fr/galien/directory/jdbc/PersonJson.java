package fr.galien.directory.jdbc;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.galien.directory.SavoirFaire;
import fr.galien.identity.Activity;
import fr.galien.identity.Expertise;
import fr.galien.identity.Practice;
import fr.galien.identity.Structure;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * How what people practise is written: a JSON array for each identity record, its components in their order. Names would
 * double what two million rows weigh. A component that is moved or taken out changes what is stored; one that is added goes
 * last. A test holds the written form.
 */
final class PersonJson {

    private static final JsonMapper MAPPER = mapper();

    private PersonJson() {}

    /** As {@link #write(List)}, in half the time: by hand, for it is done two million times. */
    static String practices(List<Practice> practices) {
        StringWriter text = new StringWriter(1_024);
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            json.writeStartArray();
            for (Practice practice : practices) {
                write(json, practice);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Practice practice) throws IOException {
        json.writeStartArray();
        strings(
                json,
                practice.professionCode(),
                practice.categoryCode(),
                practice.civilityCode(),
                practice.familyName(),
                practice.givenName());
        json.writeStartArray();
        for (Expertise expertise : practice.expertises()) {
            json.writeStartArray();
            strings(json, expertise.typeCode(), expertise.code());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeStartArray();
        for (Activity activity : practice.activities()) {
            write(json, activity);
        }
        json.writeEndArray();
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Activity activity) throws IOException {
        json.writeStartArray();
        strings(
                json,
                activity.modeCode(),
                activity.sectorCode(),
                activity.pharmacistSectionCode(),
                activity.roleCode(),
                activity.kindCode(),
                activity.registrationAuthority());
        Structure structure = activity.structure();
        json.writeStartArray();
        strings(
                json,
                structure.siret(),
                structure.siren(),
                structure.finess(),
                structure.finessLegalEntity(),
                structure.technicalId(),
                structure.legalName(),
                structure.tradeName(),
                structure.addresseeDetail(),
                structure.locationDetail(),
                structure.streetNumber(),
                structure.streetNumberSuffix(),
                structure.streetTypeCode(),
                structure.streetName(),
                structure.distribution(),
                structure.cedex(),
                structure.postalCode(),
                structure.communeCode(),
                structure.countryCode(),
                structure.phone(),
                structure.phone2(),
                structure.fax(),
                structure.email(),
                structure.departmentCode(),
                structure.formerId());
        json.writeEndArray();
        json.writeEndArray();
    }

    private static void strings(JsonGenerator json, String... texts) throws IOException {
        for (String text : texts) {
            json.writeString(text);
        }
    }

    static String write(List<?> records) {
        try {
            return MAPPER.writeValueAsString(records);
        } catch (JsonProcessingException e) {
            throw unconvertible(e);
        }
    }

    static List<Practice> practices(String json) {
        return read(json, new TypeReference<>() {});
    }

    static List<SavoirFaire> savoirFaire(String json) {
        return read(json, new TypeReference<>() {});
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw unconvertible(e);
        }
    }

    /** Without the cause, which quotes the text: it is personal data. */
    private static IllegalStateException unconvertible(JsonProcessingException e) {
        return new IllegalStateException(
                "a person of the directory does not convert: " + e.getClass().getSimpleName());
    }

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder()
                // A component this release added is not in what the previous one wrote.
                .withConfigOverride(
                        String.class, text -> text.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                .withConfigOverride(
                        List.class, list -> list.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                // And a server of the previous release goes on reading what the next release's loader wrote.
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        List.of(Practice.class, Expertise.class, Activity.class, Structure.class, SavoirFaire.class)
                .forEach(record -> builder.withConfigOverride(
                        record, shape -> shape.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY))));
        return builder.build();
    }
}
