-- Repeats the figures of 0002 with pgbench (PostgreSQL 15 or later). Run as a superuser in an empty database and an empty
-- folder; about 4 minutes. fsync and synchronous_commit must be on; sandan_app must get in without a password:
--   createdb risk && psql -d risk -f 0002-scope.sql && dropdb risk && dropuser sandan_app
\set ON_ERROR_STOP 1
\set QUIET 1
set client_min_messages = warning;
select 'create role sandan_app login' where not exists (select from pg_roles where rolname = 'sandan_app') \gexec

create table need_case (county_id int not null, id uuid not null, place bigint not null, state text not null, owner_post uuid not null,
  turn_post uuid not null, step_due timestamptz, whole_due timestamptz, version int not null, title text not null,
  primary key (county_id, id));
create table need_detail (county_id int not null, id uuid not null, place bigint not null, body text not null, primary key (county_id, id),
  foreign key (county_id, id) references need_case);
create table need_history (county_id int not null, need_id uuid not null, version int not null, place bigint not null, action text not null,
  state text not null, person uuid not null, post uuid not null, at timestamptz not null, turn_post uuid not null, step_due timestamptz,
  primary key (county_id, need_id, version), foreign key (county_id, need_id) references need_case);
create table outbox (county_id int not null, id uuid not null, kind text not null, body jsonb not null, at timestamptz not null,
  primary key (county_id, id));
insert into need_case select 150622, gen_random_uuid(), (150622001 + n % 9) * 1000000::bigint + (1 + n % 8) * 1000 + 1 + n % 5,
  case when n % 10 = 0 then 'accepted' else 'solved' end, md5((n / 10 % 720)::text)::uuid, md5((n / 10 % 720)::text)::uuid,
  timestamptz '2026-01-01 00:00+08' + n * interval '61 seconds', timestamptz '2026-02-01 00:00+08', 1, 'case ' || n
from generate_series(1, 300000) n;
create index need_case_turn on need_case (county_id, turn_post, step_due, id) where state not in ('solved', 'refused', 'withdrawn');

-- One policy a command, settings compared directly, nothing set = no row and no error.
do $$ declare t text; scope text := $p$county_id = nullif(current_setting('sandan.county', true), '')::int and (
  current_setting('sandan.kind', true) in ('post', 'supervise') and place between nullif(current_setting('sandan.div_from', true), '')::bigint
    and nullif(current_setting('sandan.div_to', true), '')::bigint or current_setting('sandan.kind', true) = 'system')$p$;
begin
  foreach t in array array['need_case', 'need_detail', 'need_history', 'outbox'] loop
    execute format('alter table %I enable row level security', t);
    execute format('grant select, insert, update on %I to sandan_app', t);
    if t = 'outbox' then scope := $p$county_id = nullif(current_setting('sandan.county', true), '')::int
      and current_setting('sandan.kind', true) in ('post', 'system')$p$; end if;
    execute format('create policy %I on %I for select to sandan_app using (%s)', t || '_read', t, scope);
    execute format('create policy %I on %I for insert to sandan_app with check (%s)', t || '_add', t,
      replace(scope, '(''post'', ''supervise'')', '(''post'')'));
  end loop;
end $$;
vacuum analyze;
checkpoint;

\set scope 'set local sandan.county = ''150622'';\nset local sandan.kind = ''post'';\nset local sandan.div_from = ''150622000000000'';\nset local sandan.div_to = ''150622999999999'';\nset local sandan.organisation = ''6f1f8a52-0000-7000-8000-000000000001'';\nset local sandan.person = ''6f1f8a52-0000-7000-8000-000000000002'';\nset local sandan.subject = '''';\nset local sandan.purpose = ''desk'';'
\set write 'with k as materialized (select gen_random_uuid() as id, md5((:post)::text)::uuid as post),\nc as (insert into need_case select 150622, id, 150622001001000 + :grid, ''received'', post, post, now() + interval ''5 days'', now() + interval ''30 days'', 1, ''title'' from k returning county_id, id),\nd as (insert into need_detail select 150622, id, 150622001001000 + :grid, repeat(''words '', 30) from k),\nh as (insert into need_history select 150622, id, 1, 150622001001000 + :grid, ''receive'', ''received'', post, post, now(), post, now() from k),\no as (insert into outbox select 150622, id, ''need.received'', jsonb_build_object(''id'', id), now() from k)\nselect id from c;'
\set page 'select id, place, state, turn_post, step_due, title from need_case where county_id = 150622 and turn_post = md5((:post)::text)::uuid and state not in (''solved'', ''refused'', ''withdrawn'') and (step_due, id) > (timestamptz ''-infinity'', uuid ''00000000-0000-0000-0000-000000000000'') order by step_due, id limit 21;'
\set vars '\\set post random(0, 719)\n\\set grid random(1, 5)\n'
\set from '\\startpipeline\n'
\set to '\n\\endpipeline\n'
\pset format unaligned
\pset tuples_only on
-- *_bare: BEGIN travels with the statement, as JDBC does it. *_scope: BEGIN and the settings in one round trip, then the statement.
-- *_piped: BEGIN, settings and statement in one round trip (not possible with today's JDBC driver). page_auto: no transaction.
select :'vars' || :'from' || E'begin;\n' || :'write' || :'to' || 'commit;' \g write_bare.pgb
select :'vars' || :'from' || E'begin;\n' || :'scope' || :'to' || :'write' || E'\ncommit;' \g write_scope.pgb
select :'vars' || :'from' || E'begin;\n' || :'scope' || E'\n' || :'write' || :'to' || 'commit;' \g write_piped.pgb
select :'vars' || :'from' || E'begin;\n' || :'page' || :'to' || 'commit;' \g page_bare.pgb
select :'vars' || :'page' \g page_auto.pgb
select :'vars' || :'from' || E'begin;\n' || :'scope' || :'to' || :'page' || E'\ncommit;' \g page_scope.pgb
select :'vars' || :'from' || E'begin;\n' || :'scope' || E'\n' || :'page' || :'to' || 'commit;' \g page_piped.pgb
\pset format aligned
\pset tuples_only off

-- Three rounds of every form, mixed, 8 seconds each; then p95 from the logs (microseconds in column 3).
select current_user as owner, :'HOST' as host, :'PORT' as port, current_database() as db \gset
\setenv OWNER :owner
\setenv PGHOST :host
\setenv PGPORT :port
\setenv PGDATABASE :db
\! for r in 1 2 3; do for v in write_bare:$OWNER write_scope:$OWNER write_scope:sandan_app write_piped:sandan_app page_auto:$OWNER page_bare:$OWNER page_scope:$OWNER page_scope:sandan_app page_piped:sandan_app; do pgbench -n -M prepared -c 8 -j 1 -T 8 -l --log-prefix=log_$v. -f ${v%%:*}.pgb -U ${v#*:} >> out.txt 2>&1; done; done
create table result (run text, us bigint);
\copy result from program 'for f in log_*; do v=${f#log_}; awk -v v="${v%%.*}" ''{print v "\t" $3}'' $f; done'
select run, count(*) / 24 as per_second, round(percentile_cont(0.5) within group (order by us)::numeric / 1000, 2) as p50_ms,
  round(percentile_cont(0.95) within group (order by us)::numeric / 1000, 2) as p95_ms
from result group by run order by run;

-- Nothing set, or a scope that has ended: no row, no error.
set role sandan_app;
select count(*) as rows_without_scope from need_case;
begin; set local sandan.county = '150622'; set local sandan.kind = 'post'; commit;
select count(*) as rows_after_scope, current_setting('sandan.kind', true) = '' as ended_scope_is_an_empty_string from need_case;
