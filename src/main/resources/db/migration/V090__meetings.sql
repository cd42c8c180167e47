-- 联合党委: the joint committee of a community, a town or a county, with its member organisations.
create table committee (
  county_id int not null,
  id uuid not null,
  place bigint not null,
  name_zh text not null,
  name_en text not null,
  secretary_post uuid not null,
  -- how many members must have come; null where the committee has no such rule
  quorum int check (quorum > 0),
  ended_on date,
  primary key (county_id, id),
  foreign key (county_id, secretary_post) references post
);
select distribute('committee');
create unique index committee_one on committee (county_id, place) where ended_on is null;
alter table committee enable row level security;
create policy committee_read on committee for select using (${county} and (${staff} or ${unit} or ${system}));
create policy committee_write on committee for all using (${county} and (${posted} and ${within} or ${system}));
grant select, insert, update on committee to ${app};

-- A member by period: whoever changes the delegate ends one row and begins another. Names only of office holders.
create table committee_member (
  county_id int not null,
  id uuid not null,
  committee_id uuid not null,
  place bigint not null,
  organisation_id uuid not null,
  -- the delegate is whoever holds this post, else somebody by name
  delegate_post uuid,
  delegate_name text not null,
  substitute_name text not null,
  since date not null,
  until date,
  primary key (county_id, id),
  foreign key (county_id, committee_id) references committee,
  foreign key (county_id, organisation_id) references organisation,
  foreign key (county_id, delegate_post) references post,
  exclude using gist (county_id with =, committee_id with =, organisation_id with =, daterange(since, until) with &&)
);
select distribute('committee_member');
create index committee_member_of on committee_member (county_id, organisation_id);
alter table committee_member enable row level security;
create policy committee_member_read on committee_member for select using (${county} and (${staff} or ${unit} or ${system}));
create policy committee_member_write on committee_member for all using (${county} and (${posted} and ${within} or ${system}));
grant select, insert, update on committee_member to ${app};

-- 联席会议: its case holds state, owner, turn and clock. Open once the agenda was sent.
create table meeting (
  county_id int not null,
  id uuid not null,
  place bigint not null,
  committee_id uuid not null,
  secretary_post uuid not null,
  on_date date not null,
  at_time time not null,
  room text not null,
  open boolean not null default false,
  current_item uuid,
  started_at timestamptz,
  ended_at timestamptz,
  primary key (county_id, id),
  foreign key (county_id, id) references cases,
  foreign key (county_id, committee_id) references committee,
  foreign key (county_id, secretary_post) references post
);
select distribute('meeting');
create index meeting_committee on meeting (county_id, committee_id, on_date);
alter table meeting enable row level security;
create policy meeting_read on meeting for select using (${county} and (
  ${staff} and ${within} or ${system} or open and (${staff} or ${unit})));
create policy meeting_write on meeting for all using (${county} and (${posted} and ${within} or ${system}));
grant select, insert, update on meeting to ${app};

-- An item of the agenda: a dispatched project, or a matter of party building in words.
create table agenda_item (
  county_id int not null,
  id uuid not null,
  meeting_id uuid not null,
  place bigint not null,
  position int not null,
  project_id uuid,
  title text not null,
  -- the dispatch of the project that the meeting talks about
  dispatch int not null default 0,
  open boolean not null default false,
  outcome text check (outcome in ('claimed', 'unclaimed', 'noted')),
  decided_at timestamptz,
  -- written down after the session had ended
  late boolean not null default false,
  primary key (county_id, id),
  foreign key (county_id, meeting_id) references meeting,
  foreign key (county_id, project_id) references project
);
select distribute('agenda_item');
create index agenda_item_meeting on agenda_item (county_id, meeting_id, position);
create index agenda_item_project on agenda_item (county_id, project_id) where project_id is not null;
create unique index agenda_item_once on agenda_item (county_id, meeting_id, project_id);
alter table agenda_item enable row level security;
create policy agenda_item_read on agenda_item for select using (${county} and (
  ${staff} and ${within} or ${system} or open and (${staff} or ${unit})));
create policy agenda_item_write on agenda_item for all using (${county} and (${posted} and ${within} or ${system}));
grant select, insert, update, delete on agenda_item to ${app};

-- Who came for which member, as it was then.
create table attendance (
  county_id int not null,
  meeting_id uuid not null,
  organisation_id uuid not null,
  place bigint not null,
  came text not null check (came in ('delegate', 'substitute')),
  name text not null,
  late boolean not null default false,
  marked_at timestamptz not null,
  primary key (county_id, meeting_id, organisation_id),
  foreign key (county_id, meeting_id) references meeting,
  foreign key (county_id, organisation_id) references organisation
);
select distribute('attendance');
alter table attendance enable row level security;
create policy attendance_use on attendance for all using (${county} and (${posted} and ${within} or ${system}));
create policy attendance_read on attendance for select using (${county} and ${staff} and ${within});
grant select, insert, update, delete on attendance to ${app};

-- A different opinion, as it was said.
create table opinion (
  county_id int not null,
  id uuid not null,
  meeting_id uuid not null,
  item_id uuid,
  place bigint not null,
  organisation_id uuid,
  words text not null,
  late boolean not null default false,
  at timestamptz not null,
  primary key (county_id, id),
  foreign key (county_id, meeting_id) references meeting
);
select distribute('opinion');
create index opinion_meeting on opinion (county_id, meeting_id, id);
alter table opinion enable row level security;
create policy opinion_use on opinion for all using (${county} and (${posted} and ${within} or ${system}));
create policy opinion_read on opinion for select using (${county} and ${staff} and ${within});
grant select, insert on opinion to ${app};

-- 决议: numbered in the meeting; what, by whom, until when.
create table resolution (
  county_id int not null,
  id uuid not null,
  meeting_id uuid not null,
  no int not null,
  place bigint not null,
  words text not null,
  by_whom text not null,
  until date,
  primary key (county_id, id),
  unique (county_id, meeting_id, no),
  foreign key (county_id, meeting_id) references meeting
);
select distribute('resolution');
alter table resolution enable row level security;
create policy resolution_use on resolution for all using (${county} and (${posted} and ${within} or ${system}));
create policy resolution_read on resolution for select using (${county} and ${staff} and ${within});
grant select, insert, delete on resolution to ${app};

-- 纪要: a draft that writes itself, edited, then confirmed and never changed again. Members read it once it is confirmed.
create table minutes (
  county_id int not null,
  meeting_id uuid not null,
  place bigint not null,
  words text not null,
  edited_at timestamptz,
  confirmed_at timestamptz,
  open boolean not null default false,
  primary key (county_id, meeting_id),
  foreign key (county_id, meeting_id) references meeting
);
select distribute('minutes');
alter table minutes enable row level security;
create policy minutes_read on minutes for select using (${county} and (
  ${staff} and ${within} or ${system} or open and (${staff} or ${unit})));
create policy minutes_add on minutes for insert with check (${county} and (${posted} and ${within} or ${system}));
create policy minutes_edit on minutes for update
  using (${county} and (${posted} and ${within} or ${system}) and confirmed_at is null)
  with check (${county} and (${posted} and ${within} or ${system}));
grant select, insert, update on minutes to ${app};

insert into rule (key, version, amount, unit, in_force_from, source_zh, source_en) values
  ('meeting.step', 1, 5, 'working_days', '2019-01-01', '三单设计：联席会议每一步的时限', 'Sandan''s design: time for each step of a joint meeting'),
  ('project.meetings', 1, 2, 'times', '2019-01-01', '三单设计：两次会议无人认领，报上级研究', 'Sandan''s design: unclaimed at two meetings, it goes one level up');
