-- 受益人名单: those who were served, from whom the lot chooses whom the community asks. Name and phone sealed, for the
-- community alone.
create table beneficiary_person (
  county_id int not null,
  id uuid not null,
  project_id uuid not null,
  place bigint not null,
  -- the number that the lot draws
  no int not null check (no > 0),
  data bytea not null,
  primary key (county_id, id),
  unique (county_id, project_id, no),
  foreign key (county_id, project_id) references project
);
select distribute('beneficiary_person');
alter table beneficiary_person enable row level security;
create policy beneficiary_person_use on beneficiary_person for all using (${county} and (${posted} and ${within} or ${system}));
grant select, insert, update, delete on beneficiary_person to ${app};

-- 抽签: once a round, never changed. Seed, length of the list and amount give the same numbers again.
create table sample_draw (
  county_id int not null,
  project_id uuid not null,
  round int not null,
  place bigint not null,
  seed text not null,
  people int not null check (people > 0),
  drawn int[] not null,
  at timestamptz not null,
  primary key (county_id, project_id, round),
  foreign key (county_id, project_id) references project
);
select distribute('sample_draw');
alter table sample_draw enable row level security;
create policy sample_draw_read on sample_draw for select using (${county} and (${staff} and ${within} or ${system} or ${auditor}));
create policy sample_draw_add on sample_draw for insert with check (${county} and (${posted} and ${within} or ${system}));
grant select, insert on sample_draw to ${app};

-- Whose word it is, where the lot chose them.
alter table evaluation add column no int;

-- What those served have said, for everybody: how many were asked, how many said solved.
alter table project add column sample_asked int;
alter table project add column sample_solved int;
