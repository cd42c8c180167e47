-- What public pages of towns and counties show without counting: solved needs by time, meetings that were held, and what each
-- unit contributed, by the place of the project.
create index cases_solved on cases (county_id, kind, step_from, id) where state = 'solved' and title is not null;

create table meeting_held (
  county_id int not null,
  meeting_id uuid not null,
  place bigint not null,
  name_zh text not null,
  name_en text not null,
  on_date date not null,
  items int not null,
  claimed int not null,
  primary key (county_id, meeting_id),
  foreign key (county_id, meeting_id) references meeting
);
select distribute('meeting_held');
create index meeting_held_newest on meeting_held (county_id, on_date, meeting_id);
alter table meeting_held enable row level security;
create policy meeting_held_read on meeting_held for select using (${county} and ${known});
create policy meeting_held_add on meeting_held for insert with check (${county} and (${posted} and ${within} or ${system}));
grant select, insert on meeting_held to ${app};

insert into meeting_held (county_id, meeting_id, place, name_zh, name_en, on_date, items, claimed)
select m.county_id, m.id, m.place, c.name_zh, c.name_en, m.on_date,
  (select count(*) from agenda_item i where i.county_id = m.county_id and i.meeting_id = m.id),
  (select count(*) from agenda_item i where i.county_id = m.county_id and i.meeting_id = m.id and i.outcome = 'claimed')
from meeting m join committee c on c.county_id = m.county_id and c.id = m.committee_id
join minutes n on n.county_id = m.county_id and n.meeting_id = m.id
where n.confirmed_at is not null;

create table contribution (
  county_id int not null,
  place bigint not null,
  organisation_id uuid not null,
  led int not null,
  supported int not null,
  -- of both, those that were solved
  completed int not null,
  primary key (county_id, place, organisation_id),
  foreign key (county_id, organisation_id) references organisation
);
select distribute('contribution');
alter table contribution enable row level security;
create policy contribution_read on contribution for select using (${county} and ${known});
create policy contribution_write on contribution for all using (${county} and ${system});
grant select, insert, update on contribution to ${app};
