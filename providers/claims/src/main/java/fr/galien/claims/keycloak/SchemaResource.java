package fr.galien.claims.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.claims.ClaimSchema;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON Schema of every token, for everybody: {@code …/realms/esante-wallet/schema} says which version is in force and
 * where its documents are.
 *
 * <p>{@code META-INF/beans.xml} lets Keycloak's build find it. Not {@code @Provider}: that makes a bean of it, for which the
 * build then looks in vain for the constructor's arguments.
 */
public class SchemaResource {

    private static final String SCHEMA_JSON = "application/schema+json";

    private final Map<String, ClaimSchema> versions;
    private final String address;

    /** @param address of this resource, without a slash at its end */
    SchemaResource(Map<String, ClaimSchema> versions, String address) {
        this.versions = versions;
        this.address = address;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response overview() {
        Map<String, Object> all = new LinkedHashMap<>();
        versions.forEach((version, schema) -> all.put(version, addresses(schema)));
        return open(Response.ok(Map.of("current", ClaimSchema.VERSIONS.getLast(), "versions", all)));
    }

    @GET
    @Path("{version}/{name}")
    @Produces(SCHEMA_JSON)
    public Response document(@PathParam("version") String version, @PathParam("name") String name) {
        ClaimSchema schema = versions.get(version);
        JsonNode document = schema == null ? null : schema.documents().get(name);
        if (document == null) {
            throw new NotFoundException();
        }
        return open(Response.ok(document.toPrettyString()));
    }

    private Map<String, String> addresses(ClaimSchema schema) {
        Map<String, String> addresses = new TreeMap<>();
        schema.documents().keySet().forEach(name -> addresses.put(name, address + "/" + schema.version() + "/" + name));
        return addresses;
    }

    /** Public, the same for everybody, and never changed once it is out. */
    private static Response open(Response.ResponseBuilder response) {
        return response.header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", "public, max-age=3600")
                .build();
    }
}
