-- 服务对象: whom a service is for, as few data as will do: how many of each group.
create table cohort_group (
  county_id int not null,
  project_id uuid not null,
  place bigint not null,
  organisation_id uuid not null,
  name text not null check (name in
    ('children_under_14', 'children_in_difficulty', 'elders', 'disabled', 'low_income', 'registered_poor', 'others')),
  people int not null check (people > 0),
  primary key (county_id, project_id, name),
  foreign key (county_id, project_id) references project
);
select distribute('cohort_group');
alter table cohort_group enable row level security;
create policy cohort_group_read on cohort_group for select using (${county} and (
  ${staff} and ${within} or ${system} or organisation_id = ${organisation} and (${unit} or ${posted})));
create policy cohort_group_write on cohort_group for all using (${county} and (
  ${posted} and ${within} or ${system} or organisation_id = ${organisation} and ${unit}));
grant select, insert, delete on cohort_group to ${app};

-- Children under 14 one by one: initials and year, or a name where a guardian's consent is noted. Sealed.
create table cohort_person (
  county_id int not null,
  id uuid not null,
  project_id uuid not null,
  place bigint not null,
  organisation_id uuid not null,
  no int not null check (no > 0),
  data bytea not null,
  primary key (county_id, id),
  unique (county_id, project_id, no),
  foreign key (county_id, project_id) references project
);
select distribute('cohort_person');
alter table cohort_person enable row level security;
create policy cohort_person_use on cohort_person for all using (${county} and (
  ${posted} and ${within} or ${system} or organisation_id = ${organisation} and ${unit}));
grant select, insert, update, delete on cohort_person to ${app};

-- 服务记录: a session that took place. A wrong row is taken back and stays to be read.
create table service_session (
  county_id int not null,
  id uuid not null,
  project_id uuid not null,
  place bigint not null,
  organisation_id uuid not null,
  day date not null,
  minutes int not null check (minutes between 1 and 1440),
  served int not null check (served > 0),
  what text not null,
  entered_at timestamptz not null,
  taken_back_at timestamptz,
  primary key (county_id, id),
  foreign key (county_id, project_id) references project
);
select distribute('service_session');
create index service_session_of on service_session (county_id, project_id, day);
alter table service_session enable row level security;
create policy service_session_read on service_session for select using (${county} and (
  ${staff} and ${within} or ${system} or organisation_id = ${organisation} and (${unit} or ${posted})));
create policy service_session_write on service_session for all using (${county} and (
  ${posted} and ${within} or ${system} or organisation_id = ${organisation} and ${unit}));
grant select, insert, update (taken_back_at) on service_session to ${app};
