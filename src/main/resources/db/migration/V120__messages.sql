-- What a post is told, for whoever holds it: of which step of which case, never what the case says.
create table message (
  county_id int not null,
  id uuid not null,
  post_id uuid not null,
  case_id uuid not null,
  version int not null,
  kind text not null check (kind in ('turn', 'overdue', 'help', 'raised', 'ended', 'step')),
  station text not null default '',
  due timestamptz,
  at timestamptz not null,
  read_at timestamptz,
  told_at timestamptz,
  primary key (county_id, id),
  unique (county_id, post_id, case_id, version),
  foreign key (county_id, post_id) references post,
  foreign key (county_id, case_id) references cases
);
select distribute('message');
create index message_newest on message (county_id, post_id, id);
create index message_unread on message (county_id, post_id) where read_at is null;
create index message_untold on message (county_id, post_id, id) where read_at is null and told_at is null;
create index message_case on message (county_id, case_id) where read_at is null;
alter table message enable row level security;
create policy message_read on message for select using (${county} and (${system} or post_id = ${own_posts}));
create policy message_add on message for insert with check (${county} and ${system});
create policy message_mark on message for update using (${county} and (${system} or post_id = ${own_posts}));
grant select, insert, update (read_at, told_at) on message to ${app};

-- 关注: a post follows a case until it no longer wants to. Both are kept.
create table following (
  county_id int not null,
  id uuid not null,
  post_id uuid not null,
  case_id uuid not null,
  since timestamptz not null,
  until timestamptz,
  primary key (county_id, id),
  foreign key (county_id, post_id) references post,
  foreign key (county_id, case_id) references cases
);
select distribute('following');
create unique index following_now on following (county_id, post_id, case_id) where until is null;
create index following_case on following (county_id, case_id) where until is null;
alter table following enable row level security;
create policy following_read on following for select using (${county} and (${system} or post_id = ${own_posts}));
create policy following_add on following for insert with check (${county} and post_id = ${own_posts});
create policy following_end on following for update using (${county} and post_id = ${own_posts});
grant select, insert, update (until) on following to ${app};

insert into rule (key, version, amount, unit, in_force_from, source_zh, source_en) values
  ('message.news', 1, 7, 'calendar_days', '2019-01-01', '三单设计：超过这个天数的进展不再提醒', 'Sandan''s design: what is older than this is no news');
