-- 项目: what a community makes of one or several needs, or of the joint committee's party-building list. Nothing personal.
create table project (
  county_id int not null,
  id uuid not null,
  place bigint not null,
  origin text not null check (origin in ('need', 'party')),
  -- 微心愿、微实事: one page, a cap, claimed without a meeting
  small boolean not null,
  aim text not null,
  spot text not null,
  -- persons, each counted once however many of the groups below they belong to
  beneficiaries int not null check (beneficiaries >= 0),
  groups text[] not null default '{}',
  cost bigint not null check (cost >= 0),
  cost_borne_by text not null,
  route text check (route in ('residents', 'units', 'organisations', 'escalation')),
  route_reason text not null,
  -- once dispatched, everybody may read it
  open boolean not null default false,
  -- how often it was dispatched: an offer belongs to one dispatch
  dispatch int not null default 0,
  returns int not null default 0,
  plan int not null default 1,
  plan_proposed int,
  post_b uuid,
  lead_id uuid,
  -- what came out
  reached int,
  spent bigint,
  primary key (county_id, id),
  foreign key (county_id, id) references cases,
  foreign key (county_id, post_b) references post,
  foreign key (county_id, lead_id) references organisation
);
select distribute('project');
create index project_lead on project (county_id, lead_id) where lead_id is not null;
alter table project enable row level security;
create policy project_read on project for select using (${county} and (
  ${staff} and ${within} or ${system} or lead_id = ${organisation} and ${known} or open and ${known}));
create policy project_add on project for insert with check (${county} and (${posted} and ${within} or ${system}));
create policy project_change on project for update
  using (${county} and (${posted} and ${within} or ${system} or lead_id = ${organisation}))
  with check (${county} and (
    ${posted} and ${within} or ${system} or lead_id = ${organisation} or lead_id is null and (${unit} or ${posted})));
grant select, insert, update on project to ${app};

-- What the work needs, in parts that units offer: electricians, lamps, a lifting truck for a day.
create table project_part (
  county_id int not null,
  project_id uuid not null,
  no int not null,
  place bigint not null,
  name text not null,
  amount text not null,
  primary key (county_id, project_id, no),
  foreign key (county_id, project_id) references project
);
select distribute('project_part');
alter table project_part enable row level security;
create policy project_part_read on project_part for select using (${county} and ${known});
create policy project_part_write on project_part for all using (${county} and (${posted} and ${within} or ${system}));
grant select, insert, delete on project_part to ${app};

-- Milestones of each version of the plan. A change of plan is a new version; the old one stays.
create table milestone (
  county_id int not null,
  project_id uuid not null,
  plan int not null,
  no int not null,
  place bigint not null,
  title text not null,
  due_on date not null,
  primary key (county_id, project_id, plan, no),
  foreign key (county_id, project_id) references project
);
select distribute('milestone');
alter table milestone enable row level security;
create policy milestone_read on milestone for select using (${county} and ${known});
create policy milestone_write on milestone for all
  using (${county} and (${posted} and ${within} or ${system} or ${unit}));
grant select, insert, delete on milestone to ${app};

-- What was reported for a milestone, or for the completion (no = 0), and what became of the report.
create table milestone_report (
  county_id int not null,
  project_id uuid not null,
  version int not null,
  no int not null,
  place bigint not null,
  organisation_id uuid,
  done text not null,
  reported_at timestamptz not null,
  accepted_at timestamptz,
  returned_at timestamptz,
  primary key (county_id, project_id, version),
  foreign key (county_id, project_id) references project
);
select distribute('milestone_report');
alter table milestone_report enable row level security;
create policy milestone_report_read on milestone_report for select using (${county} and (
  ${staff} and ${within} or ${system} or organisation_id = ${organisation}));
create policy milestone_report_write on milestone_report for all using (${county} and (
  ${posted} and ${within} or ${system} or organisation_id = ${organisation}));
grant select, insert, update on milestone_report to ${app};

-- 认领: an offer of a body, or of a person of it, for one dispatch of a project.
create table claim (
  county_id int not null,
  id uuid not null,
  place bigint not null,
  project_id uuid not null,
  organisation_id uuid not null,
  -- in one's own name: the account of the person; else null
  account_id uuid,
  dispatch int not null,
  wants_lead boolean not null,
  parts int[] not null default '{}',
  offer text not null,
  meeting_id uuid,
  entered text not null check (entered in ('body', 'staff')),
  -- held: as what it was accepted; null unless accepted now
  held text check (held in ('lead', 'support')),
  live boolean not null,
  primary key (county_id, id),
  foreign key (county_id, id) references cases,
  foreign key (county_id, project_id) references project,
  foreign key (county_id, organisation_id) references organisation
);
select distribute('claim');
-- One lead a project, whoever decides at the same moment; one live offer of a body a dispatch.
create unique index claim_one_lead on claim (county_id, project_id) where held = 'lead';
create unique index claim_one_offer on claim (county_id, project_id, dispatch, organisation_id) where live;
create index claim_body on claim (county_id, organisation_id, id);
alter table claim enable row level security;
create policy claim_read on claim for select using (${county} and (
  ${staff} and ${within} or ${system} or organisation_id = ${organisation} or held is not null and ${known}));
create policy claim_add on claim for insert with check (${county} and (
  ${posted} and ${within} or ${system} or organisation_id = ${organisation}));
create policy claim_change on claim for update using (${county} and (
  ${posted} and ${within} or ${system} or organisation_id = ${organisation}));
grant select, insert, update on claim to ${app};

-- 服务单: of each beneficiary the fields that post A ticked, copied for the body that does the work, and for it alone.
create table service_sheet_person (
  county_id int not null,
  id uuid not null,
  project_id uuid not null,
  place bigint not null,
  organisation_id uuid not null,
  no int not null,
  data bytea not null,
  open boolean not null default true,
  primary key (county_id, id),
  unique (county_id, project_id, no),
  foreign key (county_id, project_id) references project
);
select distribute('service_sheet_person');
alter table service_sheet_person enable row level security;
create policy service_sheet_read on service_sheet_person for select using (${county} and (
  ${staff} and ${within} or ${system} or open and organisation_id = ${organisation}));
create policy service_sheet_write on service_sheet_person for all using (${county} and (${posted} and ${within} or ${system}));
grant select, insert, update, delete on service_sheet_person to ${app};

-- 实效评估: the words beside those of the askers: a sample of those served, the unit's own, the community's own.
create table evaluation (
  county_id int not null,
  id uuid not null,
  project_id uuid not null,
  place bigint not null,
  organisation_id uuid,
  round int not null,
  source text not null check (source in ('sample', 'unit', 'community')),
  answer text not null check (answer in ('solved', 'not_solved', 'not_reached')),
  words text not null,
  by_post uuid not null,
  at timestamptz not null,
  primary key (county_id, id),
  foreign key (county_id, project_id) references project
);
select distribute('evaluation');
create index evaluation_project on evaluation (county_id, project_id, round);
alter table evaluation enable row level security;
create policy evaluation_read on evaluation for select using (${county} and (
  ${staff} and ${within} or ${system} or organisation_id = ${organisation} and (${unit} or ${posted})));
create policy evaluation_add on evaluation for insert with check (${county} and (
  ${posted} and ${within} or ${system} or organisation_id = ${organisation} and (${unit} or ${posted})));
grant select, insert on evaluation to ${app};

-- A unit appoints who holds post B: so a holder says of which body the post is.
alter table post_holder add column organisation_id uuid;
update post_holder h set organisation_id = p.organisation_id from post p where p.county_id = h.county_id and p.id = h.post_id;
drop policy post_holder_write on post_holder;
create policy post_holder_write on post_holder for all using (${county} and (
  ${system} or ${managing} and ${within} or organisation_id = ${organisation} and (${unit} or ${posted})));

alter table rule drop constraint rule_unit_check;
alter table rule add constraint rule_unit_check
  check (unit in ('working_days', 'calendar_days', 'hours', 'minutes', 'times', 'count', 'bytes', 'fen'));
insert into rule (key, version, amount, unit, in_force_from, source_zh, source_en) values
  ('project.draft', 1, 20, 'working_days', '2019-01-01', '三单设计：草稿提醒', 'Sandan''s design: a draft is remembered'),
  ('project.dispatched', 1, 20, 'working_days', '2019-01-01', '三单设计：认领时限', 'Sandan''s design: time to be claimed'),
  ('project.claimed', 1, 5, 'working_days', '2019-01-01', '三单设计：选派执行书记时限', 'Sandan''s design: time to appoint the executive secretary'),
  ('project.running', 1, 20, 'working_days', '2019-01-01', '三单设计：没有里程碑日期时的实施时限', 'Sandan''s design: time to work where no milestone has a date'),
  ('project.late', 1, 3, 'working_days', '2019-01-01', '三单设计：逾期后的处置时限', 'Sandan''s design: time for the owner after the date has passed'),
  ('project.checking', 1, 3, 'working_days', '2019-01-01', '三单设计：验收时限', 'Sandan''s design: time to accept a report'),
  ('project.correction', 1, 5, 'working_days', '2019-01-01', '三单设计：补正时限', 'Sandan''s design: time to correct'),
  ('project.evaluating', 1, 10, 'working_days', '2019-01-01', '三单设计：首次询问', 'Sandan''s design: first time of asking'),
  ('project.evaluating.again', 1, 5, 'working_days', '2019-01-01', '三单设计：再次询问', 'Sandan''s design: asking once more'),
  ('project.closing', 1, 5, 'working_days', '2019-01-01', '三单设计：社区办结时限', 'Sandan''s design: time for the community to close'),
  ('project.redo', 1, 10, 'working_days', '2019-01-01', '三单设计：重办时限', 'Sandan''s design: time to do it again'),
  ('project.raised', 1, 10, 'working_days', '2019-01-01', '三单设计：上级研究时限', 'Sandan''s design: time for the level above'),
  ('project.whole', 1, 25, 'working_days', '2019-01-01', '三单设计：最后一个里程碑之后评价与办结', 'Sandan''s design: evaluating and closing after the last milestone'),
  ('division.household', 1, 6, 'count', '2019-01-01', '三单设计：一户最多按 6 人估', 'Sandan''s design: at most 6 people a household'),
  ('project.reopen', 1, 30, 'calendar_days', '2019-01-01', '三单设计：办结后可再提', 'Sandan''s design: time to say "not solved" after closing'),
  ('project.returns', 1, 2, 'times', '2019-01-01', '三单设计：退回满两次由上级定', 'Sandan''s design: after two returns the level above decides'),
  ('project.small.cap', 1, 200000, 'fen', '2019-01-01', '三单设计：微心愿、微实事上限 2,000 元', 'Sandan''s design: the cap of a small wish, 2,000 yuan'),
  ('project.sheet.kept', 1, 30, 'calendar_days', '2019-01-01', '三单设计：服务单在办结后保留', 'Sandan''s design: a service sheet is kept after closing'),
  ('claim.offered', 1, 5, 'working_days', '2019-01-01', '三单设计：认领答复时限', 'Sandan''s design: time to answer an offer');
