-- Who speaks for a structure without an activity there, as operators recorded it. As in V3: nobody writes these tables, all
-- rules are in the two functions, and rows are only ever added.

create table mandate (
    number         bigint generated always as identity primary key,
    -- As in professional.id.
    person         text collate "C" not null,
    -- Struct_IdNat.
    structure      text collate "C" not null,
    structure_name text not null,
    -- Code secteur d'activité (TRE_R02).
    sector         text not null,
    first_day      date not null,
    -- Its last day.
    last_day       date not null,
    reason         text not null,
    asked_by       text not null,
    asked_at       timestamptz not null
);
create index mandate_person on mandate (person, structure);

-- A mandate that was ended before its last day: from that moment it counts for nothing.
create table mandate_end (
    number   bigint primary key references mandate,
    reason   text not null,
    asked_by text not null,
    asked_at timestamptz not null
);

create trigger kept before update or delete on mandate for each row execute function directory.keep_history();
create trigger kept_whole before truncate on mandate for each statement execute function directory.keep_history();
create trigger kept before update or delete on mandate_end for each row execute function directory.keep_history();
create trigger kept_whole before truncate on mandate_end for each statement execute function directory.keep_history();
create trigger signed before insert on mandate for each row execute function directory.sign_act();
create trigger signed before insert on mandate_end for each row execute function directory.sign_act();

-- The day it is where structures are.
create function directory.today() returns date
language sql stable set search_path = pg_catalog, pg_temp as $$
    select (clock_timestamp() at time zone 'Europe/Paris')::date
$$;

-- Lets a person speak for a structure, from a day that is not past to another within the year. Never beside another mandate
-- of theirs for the same structure: which of the two was meant would be anybody's guess.
create function directory.grant_mandate(
    identifier text, for_structure text, its_name text, its_sector text, since date, until date, because text,
    out act_number bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '5s' as $$
declare
    whom text;
    why  text;
begin
    perform directory.begin_act();
    why := directory.reason_of(because);
    whom := directory.person_of(identifier);
    if for_structure is null or for_structure !~ '^[0-9][0-9A-Z]{8,29}$'
            or its_name is null or char_length(btrim(its_name)) not between 1 and 200 or its_name ~ '[[:cntrl:]]'
            or its_sector is null or its_sector !~ '^[A-Z]{2}[0-9]{2}$' then
        raise exception 'not a structure' using errcode = 'GA340';
    end if;
    if since is null or until is null or since < directory.today() or until < since
            or until >= since + interval '1 year' then
        raise exception 'not such days' using errcode = 'GA341';
    end if;
    if exists (select from directory.mandate m
                where m.person = any (directory.identifiers_of(whom)) and m.structure = for_structure
                  and m.first_day <= until and m.last_day >= since
                  and not exists (select from directory.mandate_end e where e.number = m.number)) then
        raise exception 'another mandate on these days' using errcode = 'GA342';
    end if;
    insert into directory.mandate (person, structure, structure_name, sector, first_day, last_day, reason)
        values (whom, for_structure, btrim(its_name), its_sector, since, until, why)
        returning number into act_number;
end $$;

create function directory.end_mandate(mandate_number bigint, because text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '5s' as $$
declare
    why text;
begin
    perform directory.begin_act();
    why := directory.reason_of(because);
    if not exists (select from directory.mandate m
                    where m.number = mandate_number and m.last_day >= directory.today()
                      and not exists (select from directory.mandate_end e where e.number = m.number)) then
        raise exception 'no mandate to end' using errcode = 'GA343';
    end if;
    insert into directory.mandate_end (number, reason) values (mandate_number, why);
end $$;

revoke execute on function directory.today(),
    directory.grant_mandate(text, text, text, text, date, date, text), directory.end_mandate(bigint, text) from public;
grant execute on function directory.grant_mandate(text, text, text, text, date, date, text),
    directory.end_mandate(bigint, text) to directory_operator;
grant select on mandate, mandate_end to directory_operator;

-- Look-ups hear that there is a mandate, and neither why nor by whom.
grant select (number, person, structure, structure_name, sector, first_day, last_day) on mandate to "${reader}";
grant select (number) on mandate_end to "${reader}";

-- The register of whom the health insurance pays under which number; replaced as a whole by each load.
create table billing (
    -- The identifier the register has, in lower case: a person's, or an alias of theirs.
    person    text collate "C" not null,
    -- Struct_IdNat.
    structure text collate "C" not null,
    -- Identifiant de facturation.
    number    text not null,
    -- Code spécialité AMO; empty if the profession has none.
    specialty text not null,
    primary key (person, structure)
);
grant select on billing to "${reader}";
