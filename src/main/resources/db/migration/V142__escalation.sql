-- 建议: what whoever raises a case one level up proposes to do, read by that level; it goes with the file.
create table proposal (
  county_id int not null,
  case_id uuid not null,
  version int not null,
  place bigint not null,
  words text not null,
  by_post uuid not null,
  at timestamptz not null,
  primary key (county_id, case_id, version),
  foreign key (county_id, case_id) references cases,
  foreign key (county_id, by_post) references post
);
select distribute('proposal');
alter table proposal enable row level security;
create policy proposal_read on proposal for select using (${county} and (${staff} and ${within} or ${system}));
create policy proposal_add on proposal for insert with check (${county} and (${posted} and ${within} or ${system}));
grant select, insert on proposal to ${app};

-- What a level above decided on a case that was raised, in words that everybody may read: those who asked do.
create table decision (
  county_id int not null,
  case_id uuid not null,
  version int not null,
  place bigint not null,
  how text not null check (how in ('department', 'funded', 'next_year', 'refused', 'sent_back')),
  by_post uuid not null,
  -- the meeting that studied it as a topic, and its number; null where it was decided outside of one
  meeting_id uuid,
  meeting_number text,
  organisation_id uuid,
  amount bigint check (amount > 0),
  source text not null default '',
  words text not null default '',
  at timestamptz not null,
  primary key (county_id, case_id, version),
  foreign key (county_id, case_id) references cases,
  foreign key (county_id, by_post) references post,
  foreign key (county_id, organisation_id) references organisation,
  check ((how = 'funded') = (amount is not null)),
  check ((meeting_id is null) = (meeting_number is null))
);
select distribute('decision');
create index decision_meeting on decision (county_id, meeting_id) where meeting_id is not null;
alter table decision enable row level security;
create policy decision_read on decision for select using (${county} and ${known});
create policy decision_add on decision for insert with check (${county} and (${posted} and ${within} or ${system}));
grant select, insert on decision to ${app};

-- 专题: a need or project that was raised to the leading group, studied in its meeting.
alter table agenda_item add column topic_id uuid;
alter table agenda_item add foreign key (county_id, topic_id) references cases;
alter table agenda_item drop constraint agenda_item_outcome_check;
alter table agenda_item add constraint agenda_item_outcome_check
  check (outcome in ('claimed', 'unclaimed', 'noted', 'department', 'funded', 'next_year', 'refused'));
create unique index agenda_item_topic on agenda_item (county_id, meeting_id, topic_id);
alter table case_link drop constraint case_link_kind_check;
alter table case_link add constraint case_link_kind_check
  check (kind in ('list_need', 'need_project', 'meeting_need', 'meeting_project', 'project_claim'));
