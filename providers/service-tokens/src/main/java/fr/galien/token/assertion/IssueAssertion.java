package fr.galien.token.assertion;

/** Makes the assertion one kind of service wants. */
@FunctionalInterface
public interface IssueAssertion {

    AssertionAnswer issue(AssertionOrder order);
}
