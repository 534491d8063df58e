-- Striking somebody off by hand. Each operator is a login role of their own in the group role directory_operator, and has no
-- right to write any table: all rules are in the three functions at the end, which ask session_user who is there.

-- What operators asked for, in their own words. Rows are only ever added.
create table revocation (
    -- What a second operator confirms by.
    number       bigint generated always as identity primary key,
    act          text not null check (act in ('revoke', 'lift')),
    -- As in professional.id.
    person       text collate "C" not null,
    reason       text not null,
    asked_by     text not null,
    asked_at     timestamptz not null,
    -- It has no effect before a second operator confirms it.
    needs_second boolean not null
);

-- What a second operator confirmed. Rows are only ever added.
create table confirmation (
    number       bigint primary key references revocation,
    confirmed_by text not null,
    confirmed_at timestamptz not null
);

-- Who is struck off at this moment: what the two tables above come to. Look-ups ask it each time.
create table revoked (
    person text collate "C" primary key,
    number bigint not null references revocation,
    since  timestamptz not null
);

create function directory.keep_history() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    raise exception 'what operators did is neither changed nor deleted' using errcode = 'restrict_violation';
end $$;

create trigger kept before update or delete on revocation for each row execute function directory.keep_history();
create trigger kept_whole before truncate on revocation for each statement execute function directory.keep_history();
create trigger kept before update or delete on confirmation for each row execute function directory.keep_history();
create trigger kept_whole before truncate on confirmation for each statement execute function directory.keep_history();

-- Who and when are never told by whoever adds a row, not even by the owner of the tables. The clock and not the beginning of
-- the transaction: one that was begun an hour ago would count for that hour.
create function directory.sign_act() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    new.asked_by := session_user;
    new.asked_at := clock_timestamp();
    return new;
end $$;

create function directory.sign_confirmation() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    new.confirmed_by := session_user;
    new.confirmed_at := clock_timestamp();
    return new;
end $$;

create trigger signed before insert on revocation for each row execute function directory.sign_act();
create trigger signed before insert on confirmation for each row execute function directory.sign_confirmation();

-- Begins an act: one at a time, by an operator. The SQLSTATEs GA3xx are the codes RPPS-03xx of docs/errors.md.
create function directory.begin_act() returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if not pg_has_role(session_user, 'directory_operator', 'member') then
        raise exception 'not an operator' using errcode = 'GA321';
    end if;
    -- Another isolation level would count what was there before the lock, and let two slip past the ten.
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'not at this isolation level' using errcode = 'GA329';
    end if;
    lock table directory.revocation in share row exclusive mode;
exception
    when lock_not_available then
        raise exception 'another act has not ended' using errcode = 'GA329';
end $$;

-- The person any identifier of theirs finds.
create function directory.person_of(identifier text) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    found_id text;
begin
    select p.id into found_id
      from directory.professional p
     where p.id = coalesce((select a.person from directory.alias a where a.id = lower(identifier)), lower(identifier));
    if found_id is null then
        raise exception 'nobody has this identifier' using errcode = 'GA322';
    end if;
    return found_id;
end $$;

create function directory.identifiers_of(whom text) returns text[]
language sql set search_path = pg_catalog, pg_temp as $$
    select whom || array(select a.id from directory.alias a where a.person = whom)
$$;

-- On one line, so that nothing in it moves the cursor of whoever reads it on a terminal.
create function directory.reason_of(because text) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if because is null or char_length(btrim(because)) not between 3 and 500 or because ~ '[[:cntrl:]]' then
        raise exception 'a reason has 3 to 500 characters on one line' using errcode = 'GA323';
    end if;
    return btrim(because);
end $$;

create function directory.waiting(which_act text, whom text) returns boolean
language sql set search_path = pg_catalog, pg_temp as $$
    select exists (
        select from directory.revocation r
         where r.act = which_act and r.person = any (directory.identifiers_of(whom)) and r.needs_second
           and not exists (select from directory.confirmation c where c.number = r.number))
$$;

create function directory.strike_off(whom text, by_act bigint) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    insert into directory.revoked (person, number, since) values (whom, by_act, clock_timestamp())
        on conflict do nothing;
    insert into directory.stop (person, reason) values (whom, 'revoked');
end $$;

-- Stops a person, under whichever of their identifiers. Ten an hour are done by one operator alone, all operators together;
-- from the eleventh on each waits for a second one.
create function directory.revoke(identifier text, because text, out act_number bigint, out waits boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '5s' as $$
declare
    whom   text;
    why    text;
begin
    perform directory.begin_act();
    why := directory.reason_of(because);
    whom := directory.person_of(identifier);
    if directory.waiting('revoke', whom)
            or exists (select from directory.revoked r where r.person = any (directory.identifiers_of(whom))) then
        raise exception 'already revoked' using errcode = 'GA324';
    end if;
    select count(*) >= 10 into waits
      from directory.revocation r
     where r.act = 'revoke' and not r.needs_second and r.asked_at > clock_timestamp() - interval '1 hour';
    insert into directory.revocation (act, person, reason, needs_second) values ('revoke', whom, why, waits)
        returning number into act_number;
    if not waits then
        perform directory.strike_off(whom, act_number);
    end if;
end $$;

-- Asks that a revocation end. It does when a second operator confirms it.
create function directory.lift(identifier text, because text, out act_number bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '5s' as $$
declare
    whom text;
    why  text;
begin
    perform directory.begin_act();
    why := directory.reason_of(because);
    whom := directory.person_of(identifier);
    if not exists (select from directory.revoked r where r.person = any (directory.identifiers_of(whom))) then
        raise exception 'no revocation is in force' using errcode = 'GA325';
    end if;
    if directory.waiting('lift', whom) then
        raise exception 'already asked' using errcode = 'GA328';
    end if;
    insert into directory.revocation (act, person, reason, needs_second) values ('lift', whom, why, true)
        returning number into act_number;
end $$;

-- Makes true what another operator asked for.
create function directory.confirm(act_number bigint, out act text)
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '5s' as $$
declare
    asked directory.revocation;
begin
    perform directory.begin_act();
    select r.* into asked
      from directory.revocation r
     where r.number = act_number and r.needs_second
       and not exists (select from directory.confirmation c where c.number = r.number);
    if not found then
        raise exception 'nothing waits under this number' using errcode = 'GA326';
    end if;
    if asked.asked_by = session_user then
        raise exception 'the operator who asked' using errcode = 'GA327';
    end if;
    insert into directory.confirmation (number) values (act_number);
    if asked.act = 'revoke' then
        perform directory.strike_off(asked.person, act_number);
    else
        delete from directory.revoked r where r.person = any (directory.identifiers_of(asked.person));
    end if;
    act := asked.act;
end $$;

-- PostgreSQL lets everybody call what is new.
revoke execute on all functions in schema directory from public;

grant usage on schema directory to directory_operator;
grant select on professional, alias, savoir_faire, diploma, card, mailbox, revocation, confirmation, revoked
    to directory_operator;
grant execute on function directory.revoke(text, text), directory.lift(text, text), directory.confirm(bigint)
    to directory_operator;

-- Look-ups hear that somebody is struck off, and not why.
grant select (person, since) on revoked to "${reader}";
