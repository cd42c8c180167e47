-- The body outside the community that has taken a case on, and so may see it and act on it. Null where none has.
alter table cases add column organisation_id uuid;
alter table case_history add column organisation_id uuid;
create index cases_organisation on cases (county_id, organisation_id, id) where organisation_id is not null;

-- A need that is part of a project follows the project's turn.
alter table cases drop constraint cases_turn_check;
alter table cases add constraint cases_turn_check
  check (turn in ('post', 'organisation', 'askers', 'meeting', 'project', 'nobody'));

-- What everybody may know: needs, projects once they are dispatched, meetings once their agenda is out. Units see no
-- needs; of claims a unit sees its own.
drop policy cases_read on cases;
create policy cases_read on cases for select using (${county} and (
  ${staff} and ${within} or ${system}
  or organisation_id = ${organisation} and ${known}
  or kind = 'need' and (${public} or ${code} or ${resident})
  or kind = 'project' and state <> 'draft' and ${known}
  or kind = 'meeting' and state <> 'planned' and ${known}));
drop policy cases_open on cases;
create policy cases_open on cases for insert with check (${county} and (
  ${posted} and ${within} or ${system} or ${ordering}
  or kind = 'claim' and organisation_id = ${organisation} and (${unit} or ${posted})));
drop policy cases_move on cases;
-- A unit gives a project back: afterwards it is not that unit's.
create policy cases_move on cases for update
  using (${county} and (
    ${posted} and ${within} or ${system} or ${code} and id = ${subject} or ${ordering}
    or organisation_id = ${organisation} and (${unit} or ${posted})))
  with check (${county} and (
    ${posted} and ${within} or ${system} or ${code} and id = ${subject} or ${ordering}
    or organisation_id = ${organisation} and (${unit} or ${posted})
    or kind = 'project' and organisation_id is null and (${unit} or ${posted})));

drop policy case_history_read on case_history;
create policy case_history_read on case_history for select using (${county} and (
  ${staff} and ${within} or ${system} or ${auditor} or ${code} and case_id = ${subject}
  or organisation_id = ${organisation} and (${unit} or ${posted})));
drop policy case_history_add on case_history;
create policy case_history_add on case_history for insert with check (${county} and (
  ${posted} and ${within} or ${system} or ${ordering} or ${code} and case_id = ${subject} or ${unit} or ${posted}));

drop policy station_add on station;
create policy station_add on station for insert with check (${county} and (
  ${posted} or ${unit} or ${system} or ${ordering} or ${code} and case_id = ${subject}));

-- Which case came of which. Ended, never erased.
create table case_link (
  county_id int not null,
  from_id uuid not null,
  to_id uuid not null,
  since timestamptz not null,
  kind text not null check (kind in ('list_need', 'need_project', 'meeting_project', 'project_claim')),
  place bigint not null,
  until timestamptz,
  primary key (county_id, from_id, to_id, since),
  foreign key (county_id, from_id) references cases,
  foreign key (county_id, to_id) references cases
);
select distribute('case_link');
create index case_link_to on case_link (county_id, to_id);
-- A need is in one project at a time.
create unique index case_link_one_project on case_link (county_id, from_id) where kind = 'need_project' and until is null;
alter table case_link enable row level security;
create policy case_link_read on case_link for select using (${county} and ${known});
create policy case_link_add on case_link for insert with check (${county} and (${posted} or ${unit} or ${system}));
create policy case_link_end on case_link for update using (${county} and (${posted} or ${unit} or ${system}));
grant select, insert, update on case_link to ${app};

-- A step that follows from another case.
alter table case_history drop constraint case_history_by_kind_check;
alter table case_history add constraint case_history_by_kind_check check (by_kind in ('post', 'asker', 'clock', 'case'));

-- Words and photos of a case are seen by the body that has taken it on, as its history is.
alter table history_note add column organisation_id uuid;
drop policy history_note_read on history_note;
create policy history_note_read on history_note for select using (${county} and (
  ${staff} and ${within} or ${system} or ${code} and subject_id = ${subject} or ${auditor}
  or organisation_id = ${organisation} and (${unit} or ${posted})));

alter table attachment add column organisation_id uuid;
drop policy attachment_read on attachment;
create policy attachment_read on attachment for select using (${county} and (
  ${staff} and ${within} or ${system} or ${code} and case_id = ${subject} or shown and ${known} or draft_id = ${subject}
  or organisation_id = ${organisation} and (${unit} or ${posted})));
drop policy attachment_write on attachment;
create policy attachment_write on attachment for all using (${county} and (
  ${posted} and ${within} or ${system} or draft_id = ${subject}
  or organisation_id = ${organisation} and (${unit} or ${posted})))
  with check (${county} and (
    ${posted} and ${within} or ${system} or draft_id = ${subject} or ${ordering} or ${code} and case_id = ${subject}
    or organisation_id = ${organisation} and (${unit} or ${posted})));
