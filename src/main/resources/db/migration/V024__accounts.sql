-- Which county keeps the account of a login name: names are unique everywhere.
create table login_name (
  login text primary key,
  county_id int not null,
  account_id uuid not null
);
select replicate('login_name');
create index login_name_account on login_name (account_id);
grant select, insert on login_name to ${app};

create table account (
  county_id int not null,
  id uuid not null,
  login text not null,
  name text not null,
  password_hash text not null,
  second_factor bytea,
  -- The time step of the last code accepted: no code counts twice.
  second_factor_step bigint not null default 0,
  failures int not null default 0,
  failed_at timestamptz,
  locked_until timestamptz,
  closed boolean not null default false,
  resident_id uuid,
  place bigint not null,
  must_change boolean not null default false,
  primary key (county_id, id)
);
select distribute('account');
create unique index account_by_login on account (county_id, login);
alter table account enable row level security;
create policy account_login on account for select using (${county} and (${login} or ${system} or ${person} = id or ${administering} and ${within} or ${auditor}));
create policy account_write on account for update
  using (${county} and (${login} or ${system} or ${person} = id or ${administering} and not ${auditor} and ${within}));
create policy account_add on account for insert
  with check (${county} and (${system} or ${administering} and not ${auditor} and ${within}));
grant select, insert, update on account to ${app};

-- Cookies with an older epoch than this are void on every node within two seconds.
create table account_epoch (
  account_id uuid primary key,
  epoch bigint not null,
  changed_at timestamptz not null
);
select replicate('account_epoch');
create index account_epoch_changed on account_epoch (changed_at);
grant select, insert, update on account_epoch to ${app};

-- Sessions that were ended by logging out: their cookies are void although their time has not come.
create table session_end (
  session_id uuid primary key,
  ended_at timestamptz not null
);
select replicate('session_end');
create index session_end_at on session_end (ended_at);
grant select, insert, delete on session_end to ${app};

create table api_token (
  county_id int not null,
  id uuid not null,
  hash bytea not null,
  account_id uuid not null,
  post_id uuid not null,
  name text not null,
  may_write boolean not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (county_id, id),
  unique (county_id, hash),
  foreign key (county_id, post_id) references post
);
select distribute('api_token');
create index api_token_account on api_token (county_id, account_id);
alter table api_token enable row level security;
create policy api_token_use on api_token for all using (${county} and (${login} or ${system} or account_id = ${person}));
-- Whoever resets a password also ends the tokens of the account.
create policy api_token_look on api_token for select using (${county} and ${administering});
create policy api_token_end on api_token for update using (${county} and ${administering} and not ${auditor});
grant select, insert, update on api_token to ${app};

insert into rule (key, version, amount, unit, in_force_from, source_zh, source_en) values
  ('login.rate', 1, 60, 'times', '2019-01-01', '三单设计：同一来源每小时登录试错', 'Sandan''s design: failed log-ins an hour from one source'),
  ('password.shortest', 1, 10, 'count', '2019-01-01', '三单设计：密码最短位数', 'Sandan''s design: shortest password'),
  ('token.longest', 1, 365, 'calendar_days', '2019-01-01', '三单设计：接口令牌最长有效期', 'Sandan''s design: longest life of a token');
