-- Nothing of this was ever released: what a development sandbox held is loaded again, not carried over.
drop table identifier;
drop table professional;
drop table load;

-- One row a person. Identifiers are ASCII: collation "C" compares them fast, and lets an index answer "begins with".
create table professional (
    -- The key in lower case, because Keycloak lower-cases user names before it asks.
    id            text collate "C" primary key,
    -- The first identifier this person was known by, as published: of sub, credentials and sessions. Never changes.
    key           text collate "C" not null,
    civility      text not null,
    family_name   text not null,
    given_name    text not null,
    -- JSON that the loader writes and the look-up reads; text, because the database never looks inside.
    practices     text not null,
    -- Codes of what they practise and where: the guard counts who is gone by them.
    professions   text[] not null,
    departments   text[] not null,
    authorities   text[] not null,
    -- For the console: names without accents or case in the order of the list, and the words that find a person.
    sort_name     text collate "C" not null,
    words         tsvector not null,
    -- The day they left practice; null while in practice. Nobody is ever deleted.
    left_practice date,
    -- 128 bits of what the extraction's rows say of them: equal if nothing changed.
    digest        uuid not null,
    known_since   timestamptz not null default now(),
    changed_at    timestamptz not null default now()
);
create index professional_sort_name on professional (sort_name, id);
create index professional_words on professional using gin (words);

-- An identifier, other than their key, that finds a person.
create table alias (
    -- In lower case.
    id     text collate "C" primary key,
    value  text collate "C" not null,
    person text collate "C" not null,
    since  timestamptz not null
);
create index alias_person on alias (person);

-- Savoir-faire of the file of that name, beside those in practices.
create table savoir_faire (
    person  text collate "C" primary key,
    content text not null,
    digest  uuid not null
);

create table diploma (
    person  text collate "C" primary key,
    content text not null,
    digest  uuid not null
);

-- Cards of health professionals. None is ever deleted: an opposition outlives the line that told it.
create table card (
    number     text collate "C" primary key,
    -- The identifier the card carries, in lower case: a person's, or an alias of theirs.
    person     text collate "C" not null,
    type       text not null,
    valid_from date,
    valid_to   date,
    opposed_on date,
    digest     uuid not null
);
create index card_person on card (person);

-- Secure mailboxes (MSSanté), of people and of structures.
create table mailbox (
    -- In lower case.
    address    text collate "C" primary key,
    people     text[] not null,
    structures text[] not null,
    digest     uuid not null
);

-- Private addresses, of the restricted extraction: where an activation code goes. The server may not read them all at once.
create table contact (
    person           text collate "C" primary key,
    email            text not null,
    phone            text not null,
    -- When a load last replaced one that was there; null if never.
    email_changed_at timestamptz,
    phone_changed_at timestamptz,
    digest           uuid not null
);

-- A load that was applied, and what each dataset was filled from.
create table load (
    id        bigint generated always as identity primary key,
    loaded_at timestamptz not null,
    digest    text not null
);
create table loaded_file (
    load         bigint not null references load,
    name         text not null,
    dataset      text not null,
    -- As the file's name says; null if it does not.
    generated_at timestamptz,
    row_count    bigint not null,
    rejected     bigint not null,
    -- Of the file, or of the zip it was in.
    sha256       text not null
);
create index loaded_file_dataset on loaded_file (dataset, load desc);

-- Somebody who must be stopped everywhere, told in the transaction that stops them. The server ends their sessions.
create table stop (
    id      bigint generated always as identity primary key,
    person  text collate "C" not null,
    reason  text not null check (reason in ('left', 'revoked', 'merged')),
    told_at timestamptz not null default now(),
    done_at timestamptz
);
create index stop_to_do on stop (id) where done_at is null;

-- Somebody whose private address a load replaced: the old one is told.
create table contact_change (
    id        bigint generated always as identity primary key,
    person    text collate "C" not null,
    old_email text not null,
    told_at   timestamptz not null default now(),
    done_at   timestamptz
);
create index contact_change_to_do on contact_change (id) where done_at is null;

grant usage on schema directory to "${reader}";
grant select on professional, alias, savoir_faire, card, mailbox to "${reader}";
