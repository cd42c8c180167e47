-- What happened and others must hear of. Written in the transaction of the thing itself, delivered by a job.
create table outbox (
  county_id int not null,
  id uuid not null,
  topic text not null,
  subject_id uuid not null,
  version int not null,
  payload jsonb not null,
  not_before timestamptz not null,
  delivered_at timestamptz,
  cancelled boolean not null default false,
  primary key (county_id, id)
);
select distribute('outbox');
create index outbox_waiting on outbox (county_id, not_before) where delivered_at is null and not cancelled;
alter table outbox enable row level security;
create policy outbox_read on outbox for select using (${county} and ${system});
create policy outbox_add on outbox for insert with check (${county} and ${known});
create policy outbox_change on outbox for update using (${county} and (${system} or ${posted}));
-- An undo finds the events of the step that it takes back.
create policy outbox_undo on outbox for select using (${county} and ${posted});
create policy outbox_purge on outbox for delete using (${county} and ${system} and (delivered_at is not null or cancelled));
grant select, insert, delete, update (delivered_at, cancelled) on outbox to ${app};

-- Which consumer has had which event: an event that comes twice has its effect once.
create table consumed (
  county_id int not null,
  consumer text not null,
  event_id uuid not null,
  at timestamptz not null,
  primary key (county_id, consumer, event_id)
);
select distribute('consumed');
alter table consumed enable row level security;
create policy consumed_system on consumed for all using (${county} and ${system});
grant select, insert, delete on consumed to ${app};

-- Figures that pages show without counting rows.
create table counter (
  county_id int not null,
  division bigint not null,
  year int not null,
  name text not null,
  amount bigint not null,
  primary key (county_id, division, year, name)
);
select distribute('counter');
alter table counter enable row level security;
create policy counter_read on counter for select using (${county} and ${known});
create policy counter_write on counter for all using (${county} and ${system});
grant select, insert, update on counter to ${app};
