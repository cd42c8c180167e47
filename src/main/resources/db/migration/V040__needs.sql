-- Root categories are the same in each county; a community adds its own below them.
create table category (
  county_id int not null,
  id uuid not null,
  parent_id uuid,
  code text not null,
  place bigint not null,
  place_to bigint not null,
  name_zh text not null,
  name_en text not null,
  icon text not null,
  ended_on date,
  primary key (county_id, id),
  unique (county_id, code)
);
select distribute('category');
alter table category enable row level security;
create policy category_read on category for select using (${county} and ${known});
create policy category_write on category for all using (${county} and (${system} or ${managing} and ${within}));
grant select, insert, update on category to ${app};

create table need (
  county_id int not null,
  id uuid not null,
  place bigint not null,
  category_id uuid not null,
  groups text[] not null default '{}',
  askers int not null,
  channel text not null check (channel in ('self', 'staff', 'api')),
  assignee_post uuid,
  promised_on date,
  merged_into uuid,
  objected boolean not null default false,
  primary key (county_id, id),
  foreign key (county_id, id) references cases,
  foreign key (county_id, category_id) references category
);
select distribute('need');
create index need_similar on need (county_id, place, category_id, id);
create index need_merged on need (county_id, merged_into) where merged_into is not null;
alter table need enable row level security;
create policy need_read on need for select using (${county} and (${staff} and ${within} or ${system} or ${public} or ${code} or ${resident}));
create policy need_open on need for insert with check (${county} and (${posted} and ${within} or ${system} or ${ordering}));
create policy need_move on need for update using (${county} and (${posted} and ${within} or ${system} or ${code} and id = ${subject} or ${ordering}));
grant select, insert, update on need to ${app};

-- Each orderer or joiner, with a query code of their own.
create table asker (
  county_id int not null,
  id uuid not null,
  need_id uuid not null,
  number text not null,
  place bigint not null,
  first boolean not null,
  anonymous boolean not null,
  joined_at timestamptz not null,
  tried_at timestamptz,
  left_at timestamptz,
  primary key (county_id, id),
  foreign key (county_id, need_id) references need
);
select distribute('asker');
create index asker_need on asker (county_id, need_id, id);
alter table asker enable row level security;
create policy asker_read on asker for select
  using (${county} and (${staff} and ${within} or ${system} or ${code} and (id = ${person} or need_id = ${subject})));
create policy asker_add on asker for insert with check (${county} and (${posted} and ${within} or ${system} or ${ordering}));
create policy asker_change on asker for update using (${county} and (${posted} and ${within} or ${system} or ${code} and id = ${person}));
grant select, insert, update on asker to ${app};

-- The words, the spot and the contact: for staff only, and for the asker.
create table asker_person (
  county_id int not null,
  asker_id uuid not null,
  need_id uuid not null,
  place bigint not null,
  words text not null,
  spot text not null default '',
  name text,
  phone bytea,
  phone_hash bytea,
  phone_tail_hash bytea,
  primary key (county_id, asker_id),
  foreign key (county_id, asker_id) references asker
);
select distribute('asker_person');
create index asker_person_phone on asker_person (county_id, phone_hash) where phone_hash is not null;
create index asker_person_tail on asker_person (county_id, phone_tail_hash) where phone_tail_hash is not null;
create index asker_person_need on asker_person (county_id, need_id);
alter table asker_person enable row level security;
create policy asker_person_read on asker_person for select
  using (${county} and (${staff} and ${within} or ${system} or ${code} and asker_id = ${person}));
create policy asker_person_add on asker_person for insert with check (${county} and (${posted} and ${within} or ${system} or ${ordering}));
create policy asker_person_change on asker_person for update using (${county} and (${posted} and ${within} or ${system}));
grant select, insert, update, delete on asker_person to ${app};

-- What an asker said in a round: once each.
create table asker_answer (
  county_id int not null,
  asker_id uuid not null,
  need_id uuid not null,
  place bigint not null,
  round smallint not null,
  answer text not null check (answer in ('solved', 'not_solved', 'not_reached')),
  by_post uuid,
  at timestamptz not null,
  primary key (county_id, asker_id, round),
  foreign key (county_id, asker_id) references asker
);
select distribute('asker_answer');
create index asker_answer_need on asker_answer (county_id, need_id, round);
alter table asker_answer enable row level security;
create policy asker_answer_read on asker_answer for select
  using (${county} and (${staff} and ${within} or ${system} or ${code} and need_id = ${subject}));
create policy asker_answer_write on asker_answer for all
  using (${county} and (${posted} and ${within} or ${system} or ${code} and asker_id = ${person}));
grant select, insert, update on asker_answer to ${app};

-- Which county and asker a query code opens: read as a login is.
create table query_code (
  code_hash bytea primary key,
  county_id int not null,
  asker_id uuid not null
);
select replicate('query_code');
grant select, insert on query_code to ${app};
