-- 资源清单: what a unit or community has to offer: people, rooms, skills, money, times. Kept once and read everywhere; a
-- row is ended, never rewritten. No names of people.
create table resource (
  county_id int not null,
  id uuid not null,
  organisation_id uuid not null,
  -- where the organisation belongs
  place bigint not null,
  kind text not null check (kind in ('people', 'room', 'skill', 'money', 'time')),
  name text not null,
  quantity text not null,
  available text not null,
  spot text not null,
  note text not null,
  -- to whom: the range of places to which it is offered
  offered_from bigint not null,
  offered_to bigint not null,
  since date not null,
  until date,
  -- the row that this one took the place of
  replaces uuid,
  entered_at timestamptz not null,
  by_name text not null,
  primary key (county_id, id),
  foreign key (county_id, organisation_id) references organisation
);
select distribute('resource');
create index resource_of on resource (county_id, organisation_id, since);
create index resource_place on resource (county_id, place) where until is null;
alter table resource enable row level security;
create policy resource_read on resource for select using (${county} and ${known});
create policy resource_add on resource for insert with check (${county} and (
  ${system} or organisation_id = ${organisation} and (${unit} or ${posted})));
create policy resource_end on resource for update using (${county} and (
  ${system} or organisation_id = ${organisation} and (${unit} or ${posted})));
grant select, insert, update (until) on resource to ${app};
