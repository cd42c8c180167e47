-- Spreads a table over the nodes of a Citus cluster by county; does nothing on a plain PostgreSQL.
create function distribute(name text) returns void language plpgsql as $$
begin
  if exists (select 1 from pg_extension where extname = 'citus') then
    perform create_distributed_table(name, 'county_id');
  end if;
end $$;

-- The same small table on every node of a cluster.
create function replicate(name text) returns void language plpgsql as $$
begin
  if exists (select 1 from pg_extension where extname = 'citus') then
    perform create_reference_table(name);
  end if;
end $$;

create extension if not exists btree_gist;
create extension if not exists btree_gin;

-- The counties that this installation serves. The city is one of them.
create table county (
  county_id int primary key,
  name_zh text not null,
  name_en text not null,
  synthetic boolean not null default false
);
select replicate('county');
grant select, insert on county to ${app};

-- What the law or common practice says, as figures that a page or a clock uses.
create table rule (
  key text not null,
  version int not null,
  amount int not null,
  unit text not null check (unit in ('working_days', 'calendar_days', 'hours', 'minutes', 'times', 'count', 'bytes')),
  in_force_from date not null,
  source_zh text not null,
  source_en text not null,
  primary key (key, version)
);
select replicate('rule');
grant select on rule to ${app};
