-- Identifiers are ASCII: collation "C" compares them fast, and lets an index answer "begins with".
create table professional (
    key           text collate "C" primary key,
    civility      text not null,
    family_name   text not null,
    given_name    text not null,
    practices     jsonb not null,
    -- The day they left practice; null while in practice. Nobody is ever deleted.
    left_practice date,
    -- SHA-256 of what the extraction says of them: tells whether they changed.
    digest        text not null,
    changed_at    timestamptz not null
);

-- Every identifier that finds a person, their key among them.
create table identifier (
    value   text collate "C" primary key,
    key     text collate "C" not null references professional (key),
    origin  text not null,
    quality smallint not null
);

-- Keycloak lower-cases user names before it asks.
create unique index identifier_lower_value on identifier (lower(value));
create index identifier_key on identifier (key);

create table load (
    id         bigint generated always as identity primary key,
    file_name  text not null,
    digest     text not null,
    row_count  bigint not null,
    created    bigint not null,
    changed    bigint not null,
    gone       bigint not null,
    back       bigint not null,
    unchanged  bigint not null,
    wrong_keys bigint not null,
    loaded_at  timestamptz not null
);

-- The server looks people up and can do nothing else.
grant usage on schema directory to "${reader}";
grant select on professional, identifier to "${reader}";
