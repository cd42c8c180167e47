-- Free text of histories and of the trail, apart from the sealed rows, which carry only its salted hash.
create table history_note (
  county_id int not null,
  id uuid not null,
  subject_id uuid not null,
  place bigint not null,
  text text not null,
  salt bytea not null,
  primary key (county_id, id)
);
select distribute('history_note');
alter table history_note enable row level security;
create policy history_note_read on history_note for select
  using (${county} and (${staff} and ${within} or ${system} or ${code} and subject_id = ${subject} or ${auditor}));
create policy history_note_add on history_note for insert with check (${county} and ${known});
create policy history_note_delete on history_note for delete using (${county} and ${system});
grant select, insert, delete on history_note to ${app};

-- Looks at personal data, and what administrators did. Ids only, never personal text.
create table trail (
  county_id int not null,
  id uuid not null,
  at timestamptz not null,
  action text not null,
  account_id uuid,
  post_id uuid,
  subject_kind text not null,
  subject_id uuid not null,
  note_id uuid,
  note_hash bytea,
  seal_pos bigint,
  primary key (county_id, id)
);
select distribute('trail');
create index trail_unsealed on trail (county_id, id) where seal_pos is null;
create index trail_sealed on trail (county_id, seal_pos) where seal_pos is not null;
create index trail_newest on trail (county_id, at, id);
create index trail_by_action on trail (county_id, action, at, id);
create index trail_by_account on trail (county_id, account_id, at, id);
alter table trail enable row level security;
create policy trail_read on trail for select using (${county} and (${system} or ${auditor}));
create policy trail_add on trail for insert with check (${county} and ${known});
create policy trail_seal on trail for update using (${county} and ${system});
grant select, insert, update (seal_pos) on trail to ${app};

-- One batch of the hash chain of a county: the hash over the hash before and its rows in order.
create table seal (
  county_id int not null,
  no bigint not null,
  first_pos bigint not null,
  last_pos bigint not null,
  sealed_at timestamptz not null,
  hash bytea not null,
  primary key (county_id, no)
);
select distribute('seal');
alter table seal enable row level security;
create policy seal_read on seal for select using (${county} and (${system} or ${auditor}));
create policy seal_add on seal for insert with check (${county} and ${system});
grant select, insert on seal to ${app};
