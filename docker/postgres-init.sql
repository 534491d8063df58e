-- Run once by the image's entry point on an empty data directory. Each program has its own role, and no role more than it
-- needs; the directory's tables come with the first `galien directory load`.
\getenv keycloak_password GALIEN_KEYCLOAK_DB_PASSWORD
\getenv loader_password GALIEN_DIRECTORY_LOADER_PASSWORD
\getenv reader_password GALIEN_DIRECTORY_READER_PASSWORD
\getenv stopper_password GALIEN_DIRECTORY_STOPPER_PASSWORD

create role keycloak login password :'keycloak_password';
-- Owns the directory's tables and fills them.
create role directory_loader login password :'loader_password';
-- What Keycloak looks professionals up with: the schema's migrations let it read people, and nothing else.
create role directory_reader login password :'reader_password';
alter role directory_reader set default_transaction_read_only = on;
-- What Keycloak ends the sessions of stopped people with. The migrations know it by this name.
create role directory_stopper login password :'stopper_password';
-- Whoever strikes somebody off by hand: each operator's own role is a member (docs/operator.md).
create role directory_operator nologin;

create database keycloak owner keycloak;
create database directory owner directory_loader;
revoke all on database keycloak, directory from public;
grant connect on database directory to directory_reader;
grant connect on database directory to directory_stopper;
grant connect on database directory to directory_operator;
