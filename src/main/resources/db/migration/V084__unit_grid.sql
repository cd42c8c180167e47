-- 共建责任网格: a unit answers for a grid for a period, with a team of its own people.
create table unit_grid (
  county_id int not null,
  id uuid not null,
  organisation_id uuid not null,
  place bigint not null,
  since date not null,
  until date,
  primary key (county_id, id),
  foreign key (county_id, organisation_id) references organisation,
  exclude using gist (county_id with =, organisation_id with =, place with =, daterange(since, until) with &&)
);
select distribute('unit_grid');
create index unit_grid_place on unit_grid (county_id, place);
alter table unit_grid enable row level security;
create policy unit_grid_read on unit_grid for select using (${county} and ${known});
create policy unit_grid_write on unit_grid for all using (${county} and (${system} or ${managing} and ${within}));
grant select, insert, update (until) on unit_grid to ${app};

-- Who of the unit works there, each for a period. For the staff and the units, not for everybody.
create table unit_grid_member (
  county_id int not null,
  id uuid not null,
  unit_grid_id uuid not null,
  place bigint not null,
  name text not null,
  duty text not null,
  since date not null,
  until date,
  primary key (county_id, id),
  foreign key (county_id, unit_grid_id) references unit_grid
);
select distribute('unit_grid_member');
create index unit_grid_member_of on unit_grid_member (county_id, unit_grid_id);
alter table unit_grid_member enable row level security;
create policy unit_grid_member_read on unit_grid_member for select
  using (${county} and (${staff} or ${unit} or ${administering} or ${system}));
create policy unit_grid_member_write on unit_grid_member for all using (${county} and (${system} or ${managing} and ${within}));
grant select, insert, update (until) on unit_grid_member to ${app};
