-- How a county reaches people outside the application: the SMS gateway and the mail server that it set up.
create table channel_setting (
  county_id int not null,
  id uuid not null,
  channel text not null check (channel in ('sms', 'mail')),
  place bigint not null,
  active boolean not null,
  sealed bytea not null,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (county_id, id),
  unique (county_id, channel)
);
select distribute('channel_setting');
alter table channel_setting enable row level security;
create policy channel_setting_read on channel_setting for select using (${county} and (${system} or ${administering} and ${within}));
create policy channel_setting_write on channel_setting for all
  using (${county} and (${system} or ${administering} and not ${auditor} and ${within}));
grant select, insert, update on channel_setting to ${app};

-- How somebody in a post wants to be reached. In the application always.
create table reach (
  county_id int not null,
  account_id uuid not null,
  by_sms boolean not null default false,
  by_mail boolean not null default false,
  at_once boolean not null default false,
  digest_at smallint not null,
  digested_on date,
  english boolean not null default false,
  since timestamptz not null,
  primary key (county_id, account_id)
);
select distribute('reach');
alter table reach enable row level security;
create policy reach_own on reach for all using (${county} and (${system} or account_id = ${person} and ${known}));
grant select, insert, update on reach to ${app};

-- A phone or an address of somebody in a post, once it is confirmed by a code that was sent there.
create table reach_address (
  county_id int not null,
  id uuid not null,
  account_id uuid not null,
  channel text not null check (channel in ('sms', 'mail')),
  sealed bytea not null,
  code_hash bytea,
  code_until timestamptz,
  code_tries smallint not null default 0,
  made_at timestamptz not null,
  confirmed_at timestamptz,
  primary key (county_id, id)
);
select distribute('reach_address');
create index reach_address_account on reach_address (county_id, account_id, channel, id);
alter table reach_address enable row level security;
create policy reach_address_own on reach_address for all using (${county} and (${system} or account_id = ${person} and ${known}));
grant select, insert, update, delete on reach_address to ${app};

-- What goes out by SMS or mail. To an asker: the text is made when it is sent and kept nowhere. To an account: text without
-- anything personal. Phones and addresses stand elsewhere.
create table outgoing (
  county_id int not null,
  id uuid not null,
  channel text not null check (channel in ('sms', 'mail')),
  asker_id uuid,
  case_id uuid,
  round smallint,
  asked smallint,
  account_id uuid,
  subject text not null default '',
  body text not null default '',
  status text not null check (status in ('queued', 'sending', 'sent', 'unknown', 'given_up', 'dropped')),
  tries smallint not null default 0,
  next_at timestamptz not null,
  claimed_at timestamptz,
  ended_at timestamptz,
  fault text not null default '',
  made_at timestamptz not null,
  primary key (county_id, id),
  check ((asker_id is null) <> (account_id is null))
);
select distribute('outgoing');
create index outgoing_waiting on outgoing (county_id, next_at) where status = 'queued';
create index outgoing_open on outgoing (county_id, claimed_at) where status = 'sending';
create unique index outgoing_asking on outgoing (county_id, asker_id, round, asked) where asker_id is not null;
alter table outgoing enable row level security;
create policy outgoing_system on outgoing for all using (${county} and ${system});
create policy outgoing_look on outgoing for select using (${county} and ${administering});
grant select, insert, update on outgoing to ${app};

insert into rule (key, version, amount, unit, in_force_from, source_zh, source_en) values
  ('quiet.from', 1, 20, 'hours', '2019-01-01', '三单设计：晚上从这一点起不打扰', 'Sandan''s design: nobody is disturbed from this hour'),
  ('quiet.to', 1, 8, 'hours', '2019-01-01', '三单设计：早上到这一点前不打扰', 'Sandan''s design: nobody is disturbed until this hour'),
  ('outgoing.tries', 1, 4, 'times', '2019-01-01', '三单设计：短信、邮件最多发送次数', 'Sandan''s design: most tries of a text message or mail'),
  ('outgoing.lost', 1, 10, 'minutes', '2019-01-01', '三单设计：发出后多久没有记录算结果不明', 'Sandan''s design: when what was sent without a record counts as unknown'),
  ('reach.codes', 1, 5, 'times', '2019-01-01', '三单设计：每人每小时验证码条数', 'Sandan''s design: codes a person and hour');
