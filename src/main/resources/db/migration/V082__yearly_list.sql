-- 年度清单: which needs a community takes on in a year, one list a community and year, frozen as numbered editions. What
-- is frozen is never changed: neither may the application's role.
create table yearly_list (
  county_id int not null,
  id uuid not null,
  place bigint not null,
  year int not null,
  -- the newest edition, frozen or being written
  edition int not null,
  primary key (county_id, id),
  unique (county_id, place, year),
  foreign key (county_id, id) references cases
);
select distribute('yearly_list');
alter table yearly_list enable row level security;
create policy yearly_list_read on yearly_list for select using (${county} and (${staff} and ${within} or ${system}));
create policy yearly_list_add on yearly_list for insert with check (${county} and (${posted} and ${within} or ${system}));
create policy yearly_list_change on yearly_list for update using (${county} and (${posted} and ${within} or ${system}));
grant select, insert, update (edition) on yearly_list to ${app};

create table yearly_list_edition (
  county_id int not null,
  list_id uuid not null,
  edition int not null,
  place bigint not null,
  -- 实施方案
  plan text not null,
  frozen_at timestamptz,
  primary key (county_id, list_id, edition),
  foreign key (county_id, list_id) references yearly_list
);
select distribute('yearly_list_edition');
alter table yearly_list_edition enable row level security;
create policy yearly_list_edition_read on yearly_list_edition for select using (${county} and (${staff} and ${within} or ${system}));
create policy yearly_list_edition_add on yearly_list_edition for insert with check (${county} and (${posted} and ${within} or ${system}) and frozen_at is null);
create policy yearly_list_edition_change on yearly_list_edition for update
  using (${county} and (${posted} and ${within} or ${system}) and frozen_at is null)
  with check (${county} and (${posted} and ${within} or ${system}));
grant select, insert, update (plan, frozen_at) on yearly_list_edition to ${app};

create table yearly_list_item (
  county_id int not null,
  list_id uuid not null,
  edition int not null,
  need_id uuid not null,
  place bigint not null,
  number text not null,
  title text not null,
  priority smallint not null check (priority between 1 and 3),
  route text check (route in ('residents', 'units', 'organisations', 'escalation')),
  quarter smallint check (quarter between 1 and 4),
  note text not null,
  -- how many asked when it was last written
  askers int not null,
  frozen boolean not null default false,
  primary key (county_id, list_id, edition, need_id),
  foreign key (county_id, list_id, edition) references yearly_list_edition,
  foreign key (county_id, need_id) references need
);
select distribute('yearly_list_item');
create index yearly_list_item_need on yearly_list_item (county_id, need_id);
alter table yearly_list_item enable row level security;
create policy yearly_list_item_read on yearly_list_item for select using (${county} and (${staff} and ${within} or ${system}));
create policy yearly_list_item_add on yearly_list_item for insert
  with check (${county} and (${posted} and ${within} or ${system}) and not frozen);
create policy yearly_list_item_change on yearly_list_item for update
  using (${county} and (${posted} and ${within} or ${system}) and not frozen)
  with check (${county} and (${posted} and ${within} or ${system}));
create policy yearly_list_item_drop on yearly_list_item for delete
  using (${county} and (${posted} and ${within} or ${system}) and not frozen);
grant select, insert, update, delete on yearly_list_item to ${app};

insert into rule (key, version, amount, unit, in_force_from, source_zh, source_en) values
  ('yearly_list.draft', 1, 5, 'working_days', '2019-01-01', '三单设计：年度清单编制时限', 'Sandan''s design: time to write the yearly list'),
  ('yearly_list.submitted', 1, 5, 'working_days', '2019-01-01', '三单设计：年度清单批准时限', 'Sandan''s design: time to approve the yearly list'),
  ('yearly_list.approved', 1, 5, 'working_days', '2019-01-01', '三单设计：年度清单固化时限', 'Sandan''s design: time to freeze the yearly list');
