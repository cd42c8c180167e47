-- 村民小组、能人团 take projects of the residents' route; 公益一类事业单位 and 群团组织 are partner units that live on the
-- budget and so are never paid for a service.
alter table organisation drop constraint organisation_kind_check;
alter table organisation add constraint organisation_kind_check check (kind in
  ('PARTY_OFFICE', 'COMMUNITY', 'VILLAGE', 'TOWN', 'LEADING_GROUP', 'DEPARTMENT', 'UNIT', 'CLASS_ONE_INSTITUTION',
   'MASS_ORGANISATION', 'ENTERPRISE', 'SOCIAL_ORGANISATION', 'BUILDING_TEAM', 'VILLAGE_GROUP', 'TALENT_ROSTER', 'PLATFORM'));

-- 能人名册: who belongs to a team or roster of residents, and what they can do, each for a period; a row is ended, never
-- rewritten. Residents: for the community's staff and for the team itself, never for others.
create table roster_person (
  county_id int not null,
  id uuid not null,
  organisation_id uuid not null,
  -- where the organisation belongs
  place bigint not null,
  name text not null,
  standing text not null check (standing in ('delegate', 'retired_cadre', 'warm_hearted', 'craftsman', 'member')),
  skills text not null,
  since date not null,
  until date,
  by_name text not null,
  primary key (county_id, id),
  foreign key (county_id, organisation_id) references organisation
);
select distribute('roster_person');
create index roster_person_of on roster_person (county_id, organisation_id, since);
alter table roster_person enable row level security;
create policy roster_person_read on roster_person for select using (${county} and (
  ${staff} and ${within} or ${system} or organisation_id = ${organisation} and ${unit}));
create policy roster_person_write on roster_person for all using (${county} and (${posted} and ${within} or ${system}));
grant select, insert, update (until) on roster_person to ${app};
