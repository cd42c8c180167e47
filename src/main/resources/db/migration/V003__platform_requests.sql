-- What a request with this key did: a repeat gets the same answer.
create table submission (
  county_id int not null,
  key text not null,
  body_hash bytea not null,
  status int not null,
  location text not null,
  at timestamptz not null,
  primary key (county_id, key)
);
select distribute('submission');
create index submission_age on submission (county_id, at);
alter table submission enable row level security;
create policy submission_use on submission for all using (${county} and ${known});
grant select, insert, delete on submission to ${app};

-- The last number given in a division and year, for the numbers that people read.
create table number_series (
  county_id int not null,
  division bigint not null,
  year int not null,
  last int not null,
  primary key (county_id, division, year)
);
select distribute('number_series');
alter table number_series enable row level security;
create policy number_series_use on number_series for all using (${county} and ${known});
grant select, insert, update on number_series to ${app};

create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
grant select, insert, update, delete on scheduled_tasks to ${app};
