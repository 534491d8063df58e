package fr.galien.testkit.demo;

import java.util.Map;

/** What the software does at a service with a token for it. */
@FunctionalInterface
interface ServiceCall {

    /**
     * @param form what the person filled in; empty if they only asked to see
     * @throws ServiceRefused if the service does not answer as asked
     */
    ServiceResult call(ServiceToken token, Map<String, String> form, Words words) throws ServiceRefused;
}
