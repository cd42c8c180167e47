-- Ended and brought back: every time with its day, its reason and who did it. The row of the organisation says how it
-- stands now.
create table organisation_event (
  county_id int not null,
  id uuid not null,
  organisation_id uuid not null,
  place bigint not null,
  action text not null check (action in ('ended', 'restored')),
  day date not null,
  reason text not null,
  at timestamptz not null,
  post_id uuid,
  by_name text not null,
  primary key (county_id, id),
  foreign key (county_id, organisation_id) references organisation
);
select distribute('organisation_event');
create index organisation_event_of on organisation_event (county_id, organisation_id, at);
alter table organisation_event enable row level security;
create policy organisation_event_read on organisation_event for select using (${county} and (${staff} or ${administering} or ${unit} or ${system}));
create policy organisation_event_add on organisation_event for insert with check (${county} and (${system} or ${managing} and ${within}));
grant select, insert on organisation_event to ${app};
