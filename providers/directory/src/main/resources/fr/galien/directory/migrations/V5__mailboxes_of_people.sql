-- Whose mailbox it is was looked up by address only; a token for messaging asks the other way round, at every login and
-- refresh of mail software. Loads are few and logins many, so an entry goes into the index at once and not on a list that
-- look-ups would have to read as well.
create index mailbox_people on mailbox using gin (people) with (fastupdate = off);
