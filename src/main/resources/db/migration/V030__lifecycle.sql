-- Every case of every kind: where it stands, who answers for it, whose turn it is and until when.
create table cases (
  county_id int not null,
  id uuid not null,
  kind text not null,
  number text not null,
  place bigint not null,
  title text,
  state text not null,
  owner_post uuid not null,
  turn text not null check (turn in ('post', 'organisation', 'askers', 'meeting', 'nobody')),
  turn_id uuid,
  round smallint not null default 0,
  asked smallint not null default 0,
  opened_at timestamptz not null,
  step_from timestamptz not null,
  step_due timestamptz,
  whole_due timestamptz,
  fires_at timestamptz,
  rule text,
  calendar text,
  version int not null,
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, owner_post) references post
);
select distribute('cases');
create index cases_turn on cases (county_id, turn_id, step_due, id) where turn_id is not null;
create index cases_owner on cases (county_id, owner_post, step_due, id) where turn <> 'nobody';
create index cases_fires on cases (county_id, fires_at) where fires_at is not null;
create index cases_place on cases (county_id, kind, place, id);
create index cases_newest on cases (county_id, kind, id);
alter table cases enable row level security;
-- A case row holds nothing personal: the public reads it too.
create policy cases_read on cases for select using (${county} and (${staff} and ${within} or ${system} or ${public} or ${code} or ${resident}));
create policy cases_open on cases for insert with check (${county} and (${posted} and ${within} or ${system} or ${ordering}));
create policy cases_move on cases for update using (${county} and (${posted} and ${within} or ${system} or ${code} and id = ${subject} or ${ordering}));
grant select, insert, update on cases to ${app};

-- What happened to a case, and how it stood afterwards. Nothing is ever changed here but the position in the seal.
create table case_history (
  county_id int not null,
  case_id uuid not null,
  version int not null,
  place bigint not null,
  action text not null,
  at timestamptz not null,
  by_kind text not null check (by_kind in ('post', 'asker', 'clock')),
  by_post uuid,
  by_account uuid,
  title text,
  state text not null,
  owner_post uuid not null,
  turn text not null,
  turn_id uuid,
  round smallint not null,
  asked smallint not null,
  step_from timestamptz not null,
  step_due timestamptz,
  whole_due timestamptz,
  fires_at timestamptz,
  rule text,
  calendar text,
  facts jsonb not null default '{}',
  undo_until timestamptz,
  note_id uuid,
  note_hash bytea,
  seal_pos bigint,
  primary key (county_id, case_id, version)
);
select distribute('case_history');
create index case_history_unsealed on case_history (county_id, case_id, version) where seal_pos is null;
create index case_history_sealed on case_history (county_id, seal_pos) where seal_pos is not null;
alter table case_history enable row level security;
create policy case_history_read on case_history for select
  using (${county} and (${staff} and ${within} or ${system} or ${auditor} or ${code} and case_id = ${subject}));
create policy case_history_add on case_history for insert
  with check (${county} and (${posted} and ${within} or ${system} or ${ordering} or ${code} and case_id = ${subject}));
create policy case_history_seal on case_history for update using (${county} and ${system});
grant select, insert, update (seal_pos) on case_history to ${app};

-- The stations of the chain, for everybody: a word, a date, no person.
create table station (
  county_id int not null,
  case_id uuid not null,
  version int not null,
  place bigint not null,
  name text not null,
  outcome text not null check (outcome in ('done', 'returned', 'undone')),
  at timestamptz not null,
  primary key (county_id, case_id, version)
);
select distribute('station');
alter table station enable row level security;
create policy station_read on station for select using (${county} and ${known});
create policy station_add on station for insert
  with check (${county} and (${posted} and ${within} or ${system} or ${ordering} or ${code} and case_id = ${subject}));
grant select, insert on station to ${app};
