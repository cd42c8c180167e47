-- Words of public titles, and the scopes in which they are found. Nothing personal, so no row-level security: operators
-- such as @@ are not leakproof and could not use the index under it. Results are joined to the protected rows.
-- The scope is a word too (#150622, #150622001, ...), so one GIN answers scope and word together.
create table search_entry (
  county_id int not null,
  id uuid not null,
  town bigint not null,
  division bigint not null,
  opened timestamptz not null,
  tokens tsvector not null,
  primary key (county_id, id)
);
select distribute('search_entry');
create index search_entry_word on search_entry using gin (tokens) with (fastupdate = off);
create index search_entry_county on search_entry (county_id, opened, id);
create index search_entry_town on search_entry (county_id, town, opened, id);
create index search_entry_division on search_entry (county_id, division, opened, id);
grant select, insert, update, delete on search_entry to ${app};
