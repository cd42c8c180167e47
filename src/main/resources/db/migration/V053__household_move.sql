-- From which grid to which a household moved. Ids and places only.
create table household_move (
  county_id int not null,
  id uuid not null,
  household_id uuid not null,
  from_place bigint not null,
  place bigint not null,
  at timestamptz not null,
  post_id uuid not null,
  by_name text not null,
  primary key (county_id, id),
  foreign key (county_id, household_id) references household
);
select distribute('household_move');
create index household_move_of on household_move (county_id, household_id, at);
alter table household_move enable row level security;
create policy household_move_read on household_move for select using (${county} and (${staff} and ${within} or ${system}));
create policy household_move_add on household_move for insert with check (${county} and (${posted} and ${within} or ${system}));
grant select, insert on household_move to ${app};
