create table organisation (
  county_id int not null,
  id uuid not null,
  place bigint not null,
  kind text not null check (kind in
    ('PARTY_OFFICE', 'COMMUNITY', 'VILLAGE', 'TOWN', 'LEADING_GROUP', 'DEPARTMENT', 'UNIT', 'ENTERPRISE',
     'SOCIAL_ORGANISATION', 'BUILDING_TEAM', 'PLATFORM')),
  name_zh text not null,
  name_en text not null,
  credit_code text,
  phone text,
  synthetic boolean not null default false,
  ended_on date,
  primary key (county_id, id),
  unique (county_id, credit_code)
);
select distribute('organisation');
create index organisation_place on organisation (county_id, place);
alter table organisation enable row level security;
create policy organisation_read on organisation for select using (${county} and ${known});
create policy organisation_write on organisation for all using (${county} and (${system} or ${managing} and ${within}));
grant select, insert, update on organisation to ${app};

-- A post outlives the people who hold it. Its office telephone is public.
create table post (
  county_id int not null,
  id uuid not null,
  place bigint not null,
  place_to bigint not null,
  role text not null,
  organisation_id uuid not null,
  name_zh text not null,
  name_en text not null,
  phone text,
  ended_on date,
  primary key (county_id, id),
  foreign key (county_id, organisation_id) references organisation
);
select distribute('post');
create index post_place on post (county_id, place);
alter table post enable row level security;
create policy post_read on post for select using (${county} and ${known});
create policy post_write on post for all using (${county} and (${system} or ${managing} and ${within}));
grant select, insert, update on post to ${app};

-- One holder at a time. The name of an office holder is public as that of a resident never is.
create table post_holder (
  county_id int not null,
  id uuid not null,
  post_id uuid not null,
  place bigint not null,
  account_id uuid not null,
  name text not null,
  since date not null,
  until date,
  primary key (county_id, id),
  foreign key (county_id, post_id) references post,
  exclude using gist (county_id with =, post_id with =, daterange(since, until) with &&)
);
select distribute('post_holder');
create index post_holder_account on post_holder (county_id, account_id);
alter table post_holder enable row level security;
create policy post_holder_read on post_holder for select using (${county} and ${known});
create policy post_holder_write on post_holder for all using (${county} and (${system} or ${managing} and ${within}));
grant select, insert, update on post_holder to ${app};

-- 包联: a unit stands by a town or village for a period.
create table pairing (
  county_id int not null,
  id uuid not null,
  organisation_id uuid not null,
  place bigint not null,
  lead boolean not null,
  since date not null,
  until date,
  primary key (county_id, id),
  foreign key (county_id, organisation_id) references organisation,
  exclude using gist (county_id with =, organisation_id with =, place with =, daterange(since, until) with &&),
  -- one lead unit at a place at a time
  exclude using gist (county_id with =, place with =, daterange(since, until) with &&) where (lead)
);
select distribute('pairing');
create index pairing_place on pairing (county_id, place);
alter table pairing enable row level security;
create policy pairing_read on pairing for select using (${county} and ${known});
create policy pairing_write on pairing for all using (${county} and (${system} or ${managing} and ${within}));
grant select, insert, update on pairing to ${app};
