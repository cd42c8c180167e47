-- A form of several steps, kept while it is being filled in; encrypted, since people type their phones into it.
create table draft (
  county_id int not null,
  id uuid not null,
  cookie_hash bytea not null,
  form text not null,
  data bytea not null,
  updated_at timestamptz not null,
  primary key (county_id, id),
  unique (county_id, cookie_hash, form)
);
select distribute('draft');
create index draft_age on draft (county_id, updated_at);
alter table draft enable row level security;
create policy draft_use on draft for all using (${county} and (${system} or cookie_hash = ${browser}));
grant select, insert, update, delete on draft to ${app};

-- A photo: re-encoded, without position. It belongs to a draft until the case exists.
create table attachment (
  county_id int not null,
  id uuid not null,
  draft_id uuid,
  case_id uuid,
  place bigint not null,
  moment text not null check (moment in ('before', 'after')),
  round smallint not null default 0,
  shown boolean not null default false,
  width int not null,
  height int not null,
  sha256 bytea not null,
  taken_on date not null,
  added_at timestamptz not null,
  primary key (county_id, id)
);
select distribute('attachment');
create index attachment_case on attachment (county_id, case_id, id) where case_id is not null;
create index attachment_draft on attachment (county_id, draft_id, id) where draft_id is not null;
alter table attachment enable row level security;
create policy attachment_read on attachment for select using (${county} and (
  ${staff} and ${within} or ${system} or ${code} and case_id = ${subject} or shown and ${known} or draft_id = ${subject}));
create policy attachment_write on attachment for all using (${county} and (
  ${posted} and ${within} or ${system} or draft_id = ${subject}))
  with check (${county} and (${posted} and ${within} or ${system} or draft_id = ${subject} or ${ordering} or ${code} and case_id = ${subject}));
grant select, insert, update, delete on attachment to ${app};

-- The picture itself, apart, so that lists of attachments stay small.
create table attachment_bytes (
  county_id int not null,
  attachment_id uuid not null,
  large bytea not null,
  small bytea not null,
  primary key (county_id, attachment_id),
  foreign key (county_id, attachment_id) references attachment on delete cascade
);
select distribute('attachment_bytes');
alter table attachment_bytes enable row level security;
-- Reached only through an attachment that the reader may see: every statement joins the two.
create policy attachment_bytes_use on attachment_bytes for all using (${county} and ${known});
grant select, insert, delete on attachment_bytes to ${app};
