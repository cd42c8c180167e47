-- Which county keeps the account of a login name: names are unique everywhere.
create table login_name (
  login text primary key,
  county_id int not null,
  account_id uuid not null
);
select replicate('login_name');
grant select, insert on login_name to ${app};

create table account (
  county_id int not null,
  id uuid not null,
  login text not null,
  name text not null,
  password_hash text not null,
  second_factor bytea,
  failures int not null default 0,
  locked_until timestamptz,
  closed boolean not null default false,
  resident_id uuid,
  place bigint not null,
  must_change boolean not null default false,
  primary key (county_id, id)
);
select distribute('account');
alter table account enable row level security;
create policy account_login on account for select using (${county} and (${login} or ${system} or ${person} = id or ${administering} and ${within} or ${auditor}));
create policy account_write on account for update using (${county} and (${login} or ${system} or ${person} = id or ${administering} and ${within}));
create policy account_add on account for insert with check (${county} and (${system} or ${administering} and ${within}));
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
alter table api_token enable row level security;
create policy api_token_use on api_token for all using (${county} and (${login} or ${system} or account_id = ${person}));
grant select, insert, update on api_token to ${app};
