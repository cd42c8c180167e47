create table household (
  county_id int not null,
  id uuid not null,
  place bigint not null,
  synthetic boolean not null default false,
  primary key (county_id, id)
);
select distribute('household');
create index household_place on household (county_id, place, id);
alter table household enable row level security;
create policy household_read on household for select using (${county} and (${staff} and ${within} or ${system}));
create policy household_write on household for all using (${county} and (${posted} and ${within} or ${system}));
grant select, insert, update on household to ${app};

create table household_person (
  county_id int not null,
  household_id uuid not null,
  place bigint not null,
  address text not null,
  primary key (county_id, household_id),
  foreign key (county_id, household_id) references household
);
select distribute('household_person');
alter table household_person enable row level security;
create policy household_person_read on household_person for select using (${county} and (${staff} and ${within} or ${system}));
create policy household_person_write on household_person for all using (${county} and (${posted} and ${within} or ${system}));
grant select, insert, update, delete on household_person to ${app};

create table resident (
  county_id int not null,
  id uuid not null,
  household_id uuid not null,
  place bigint not null,
  head boolean not null default false,
  synthetic boolean not null default false,
  primary key (county_id, id),
  foreign key (county_id, household_id) references household
);
select distribute('resident');
create index resident_household on resident (county_id, household_id);
create index resident_place on resident (county_id, place, id);
alter table resident enable row level security;
create policy resident_read on resident for select
  using (${county} and (${staff} and ${within} or ${system} or ${resident} and id = ${person}));
create policy resident_write on resident for all using (${county} and (${posted} and ${within} or ${system}));
grant select, insert, update on resident to ${app};

-- Who the resident is. Phones and ID numbers only as ciphertext, found by keyed hashes.
create table resident_person (
  county_id int not null,
  resident_id uuid not null,
  place bigint not null,
  name text not null,
  born_year int not null,
  woman boolean not null,
  phone bytea,
  phone_hash bytea,
  phone_tail_hash bytea,
  id_number bytea,
  id_number_hash bytea,
  primary key (county_id, resident_id),
  foreign key (county_id, resident_id) references resident
);
select distribute('resident_person');
create index resident_person_phone on resident_person (county_id, phone_hash);
create index resident_person_tail on resident_person (county_id, phone_tail_hash);
create index resident_person_id_number on resident_person (county_id, id_number_hash);
alter table resident_person enable row level security;
create policy resident_person_read on resident_person for select
  using (${county} and (${staff} and ${within} or ${system} or ${resident} and resident_id = ${person}));
create policy resident_person_write on resident_person for all using (${county} and (${posted} and ${within} or ${system}));
grant select, insert, update, delete on resident_person to ${app};

-- Pieces of names (single characters and pairs), so that a name is found by any part of it through a B-tree.
create table resident_name_person (
  county_id int not null,
  token text not null,
  place bigint not null,
  resident_id uuid not null,
  primary key (county_id, token, place, resident_id),
  foreign key (county_id, resident_id) references resident
);
select distribute('resident_name_person');
create index resident_name_of on resident_name_person (county_id, resident_id);
alter table resident_name_person enable row level security;
create policy resident_name_read on resident_name_person for select using (${county} and (${staff} and ${within} or ${system}));
create policy resident_name_write on resident_name_person for all using (${county} and (${posted} and ${within} or ${system}));
grant select, insert, delete on resident_name_person to ${app};
