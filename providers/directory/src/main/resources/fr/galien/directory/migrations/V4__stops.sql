-- What the server does of itself: it ends what a stopped person had open, tells the software they were logged in to, and
-- tells the old address of whoever's private address changed. One role does it: directory_stopper.

-- Sessions are ended at once, and once more a little later: a login that was being answered may have read the directory
-- before the commit. The first time is ended_at, the second done_at.
alter table stop add column ended_at timestamptz;

alter table contact_change
    add column attempts integer     not null default 0,
    add column next_at  timestamptz not null default now();

-- A back-channel logout that a client is owed. Written before the session is removed; deleted when the client has said yes.
create table logout_notice (
    id          bigint generated always as identity primary key,
    -- Ids of Keycloak's.
    realm       text not null,
    client      text not null,
    -- The subject and the issuer of the ID tokens this client has of that session, and the session.
    sub         text not null,
    issuer      text not null,
    sid         text not null,
    attempts    integer     not null default 0,
    -- While one is being sent: when it is tried again if nobody comes back to say how it went.
    next_at     timestamptz not null default now(),
    given_up_at timestamptz,
    unique (realm, client, sid)
);
create index logout_notice_to_do on logout_notice (realm, client, next_at) where given_up_at is null;

-- Private addresses, one person's at a time: nobody but the loader can read them all.
create function contact_of(whose text)
    returns table (email text, phone text, email_changed_at timestamptz, phone_changed_at timestamptz)
    language sql stable security definer
    set search_path = directory, pg_temp
    as $$ select email, phone, email_changed_at, phone_changed_at from contact where person = whose $$;
revoke all on function contact_of(text) from public;

grant usage on schema directory to directory_stopper;
-- The key, of which Keycloak's user id is made: of a person, or of one who became somebody's alias.
grant select (id, key) on professional to directory_stopper;
grant select (id, value) on alias to directory_stopper;
grant select, update (ended_at, done_at) on stop to directory_stopper;
-- old_email is forgotten once it was told.
grant select, update (old_email, attempts, next_at, done_at) on contact_change to directory_stopper;
grant select, insert, update, delete on logout_notice to directory_stopper;
grant execute on function contact_of(text) to directory_stopper;
