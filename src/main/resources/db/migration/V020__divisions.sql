create table division (
  code bigint primary key,
  county_id int not null,
  parent bigint references division,
  level text not null check (level in ('CITY', 'COUNTY', 'TOWN', 'VILLAGE')),
  name_zh text not null,
  name_en text not null,
  active boolean not null default true,
  synthetic boolean not null default false
);
select replicate('division');
create index division_parent on division (parent, code);
grant select, insert, update on division to ${app};

-- A grid lies in exactly one village: its place begins with the village's code.
create table grid (
  county_id int not null,
  id uuid not null,
  place bigint not null,
  name_zh text not null,
  name_en text not null,
  shape text not null,
  households int not null default 0,
  synthetic boolean not null default false,
  ended_on date,
  primary key (county_id, id),
  unique (county_id, place)
);
select distribute('grid');
alter table grid enable row level security;
create policy grid_read on grid for select using (${county} and ${known});
create policy grid_write on grid for all using (${county} and (${system} or ${managing} and ${within}));
grant select, insert, update on grid to ${app};
