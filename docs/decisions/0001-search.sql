-- Repeats the figures of 0001. Run as a superuser in an empty database; about 7 minutes, 1.5 GB of disk:
--   createdb risk && psql -d risk -f 0001-search.sql && dropdb risk && dropuser sandan_app
\set ON_ERROR_STOP 1
\set QUIET 1
set client_min_messages = warning;
set jit = off;
set maintenance_work_mem = '512MB';
select 'create role sandan_app login' where not exists (select from pg_roles where rolname = 'sandan_app') \gexec

-- 1. Tables. `need` is protected, `search_token` is not: it holds tokens of public text only.
create table need (
  county_id int not null, id uuid not null, place bigint not null, organisation uuid,
  opened timestamptz not null, state text not null, title text not null,
  primary key (county_id, id));
create table search_token (
  county_id int not null, id uuid not null, town bigint not null, division bigint not null,
  opened timestamptz not null, tokens tsvector not null,
  primary key (county_id, id));

-- 2. A million orders. What the application does with Lucene is done here by tok(): single characters and bigrams.
create function tok(s text) returns text[] language sql immutable as $$
  select array(select t from generate_series(1, length(s)) i, lateral (values (substr(s, i, 1)), (substr(s, i, 2))) v(t)
    where t !~ ' ') $$;
select setseed(0.42);
create unlogged table gen as
with zipf as (select array(select sum(1.0 / k) over (order by k) / (select sum(1.0 / j) from generate_series(1, 72) j)
    from generate_series(1, 72) k)::float8[] as a),
r as (select n, least(width_bucket(random(), (select a from zipf)), 71) as c,
    (select string_agg(chr(36864 + (3000 * power(random(), 3))::int), '') from generate_series(1, 14 + n * 0)) as s
  from generate_series(1, 1000000) n)
select n, 150622001 + c % 9 as town, (150622001 + c % 9) * 1000::bigint + 1 + c / 9 as division,
  timestamptz '2021-01-01 00:00+08' + n * interval '157 seconds' as opened,
  (lpad(to_hex((extract(epoch from timestamptz '2021-01-01 00:00+08' + n * interval '157 seconds') * 1000)::bigint), 12, '0')
    || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid as id,
  s || case when n % 10 = 3 then ' 路' else '' end || case when n % 100 = 7 then ' 井' else '' end
    || case when n % 10000 = 13 then ' 鼠' else '' end || case when n % 10 = 5 then ' 供暖' else '' end
    || case when n % 100 = 17 then ' 噪声' else '' end || case when n % 10000 = 23 then ' 蝗虫' else '' end
    || case when n % 10 = 9 then ' 垃圾分类' when n % 33 = 1 then ' 垃圾' else '' end
    || case when n % 100 = 27 then ' 加装电梯' when n % 33 = 2 then ' 加装' else '' end
    || case when n % 10000 = 33 then ' 树枝压线' when n % 33 = 3 then ' 树枝' else '' end
    || case when n <= 100000 then ' 旧' when n > 900000 then ' 新' else '' end as title
from r;
insert into need select 150622, id, division * 1000 + 1 + n % 9, null, opened,
  case when n % 20 = 0 then 'open' else 'closed' end, title from gen order by n;
insert into search_token select 150622, id, town, division, opened,
  array_to_tsvector(tok(title) || array['#150622', '#' || town, '#' || division]) from gen order by n;

-- 3. Indexes, policy, rights.
create index search_token_word on search_token using gin (tokens) with (fastupdate = off);
create index search_token_county on search_token (county_id, opened, id);
create index search_token_town on search_token (county_id, town, opened, id);
create index search_token_division on search_token (county_id, division, opened, id);
alter table need enable row level security;
create policy need_read on need for select to sandan_app using (
  county_id = nullif(current_setting('sandan.county', true), '')::int
  and (current_setting('sandan.kind', true) in ('post', 'supervise')
         and place between nullif(current_setting('sandan.div_from', true), '')::bigint
                       and nullif(current_setting('sandan.div_to', true), '')::bigint
    or current_setting('sandan.kind', true) = 'public' and state <> 'draft'
    or current_setting('sandan.kind', true) = 'unit'
         and organisation = nullif(current_setting('sandan.organisation', true), '')::uuid
    or current_setting('sandan.kind', true) in ('code', 'resident')
         and id = nullif(current_setting('sandan.subject', true), '')::uuid
    or current_setting('sandan.kind', true) = 'system'));
grant select on need, search_token to sandan_app;
vacuum analyze need, search_token;

-- 4. The statement: $1 county, $2 code of the scope, $3 tsquery with the scope in it, $4 and $5 key of the last row seen.
create function statement(scope text) returns text language sql as $f$ select format($q$
with hit as materialized (
  select opened, id from search_token where county_id = $1 and tokens @@ $3),
found as materialized (select opened, id from hit limit 1001),
total as materialized (select count(*) as n from found),
near as materialized (
  select opened, id from (
    select opened, id, tokens from search_token
    where county_id = $1 %s and (opened, id) < ($4, $5) and (select n from total) > 1000
    order by opened desc, id desc limit 5000) newest
  where tokens @@ $3 order by opened desc, id desc limit 21),
page as materialized (
  (select opened, id from found where (select n from total) <= 1000 and (opened, id) < ($4, $5)
   order by opened desc, id desc limit 21)
  union all
  select opened, id from near where (select count(*) from near) = 21
  union all
  (select opened, id from hit where (select n from total) > 1000 and (select count(*) from near) < 21
     and (opened, id) < ($4, $5) order by opened desc, id desc limit 21))
select t.n, p.opened, p.id, d.title, d.state
from total t left join page p on true left join need d on d.county_id = $1 and d.id = p.id
order by p.opened desc, p.id desc $q$,
  case scope when 'division' then 'and division = $2' when 'town' then 'and town = $2' else 'and $2 is not null' end) $f$;

-- 5. Measure as the application's role, and compare each page with the plain query.
create table word as select * from (values
  (1, '1 char', '0.01 %', '''鼠'''), (2, '1 char', '1 %', '''井'''), (3, '1 char', '10 %', '''路'''),
  (4, '2 chars', '0.01 %', '''蝗虫'''), (5, '2 chars', '1 %', '''噪声'''), (6, '2 chars', '10 %', '''供暖'''),
  (7, '4 chars', '0.01 %', '''树枝'' & ''枝压'' & ''压线'''), (8, '4 chars', '1 %', '''加装'' & ''装电'' & ''电梯'''),
  (9, '4 chars', '10 %', '''垃圾'' & ''圾分'' & ''分类'''),
  (10, '1 char', '10 %, all in the oldest tenth', '''旧'''), (11, '1 char', '10 %, all in the newest tenth', '''新''')) v(no, len, freq, q);
create table scope as select * from (values (1, 'community, largest', 'division', 150622001001),
  (2, 'community, median', 'division', 150622009004), (3, 'town, largest', 'town', 150622001),
  (4, 'county', 'county', 150622)) v(no, name, level, code);
create table run (page int, word int, scope int, ms float8, total bigint, wrong bigint);
grant select on word, scope to sandan_app; grant insert on run to sandan_app;
create procedure measure(runs int, mode text default 'force_generic_plan') language plpgsql as $p$
declare w record; s record; k record; r record; t timestamptz; ms float8; call text; pg int; got uuid[]; want uuid[];
begin
  perform set_config('plan_cache_mode', mode, false), set_config('sandan.county', '150622', false), set_config('sandan.kind', 'post', false);
  for s in select * from scope order by no loop
    perform set_config('sandan.div_from', rpad(s.code::text, 15, '0'), false), set_config('sandan.div_to', rpad(s.code::text, 15, '9'), false);
    execute 'prepare q(int, bigint, tsquery, timestamptz, uuid) as ' || statement(s.level);
    for w in select * from word order by no loop
      select timestamptz 'infinity' as opened, uuid 'ffffffff-ffff-ffff-ffff-ffffffffffff' as id into k;
      for pg in 1 .. 2 loop
        call := format('execute q(150622, %s, %L, %L, %L)', s.code, format('''#%s'' & %s', s.code, w.q), k.opened, k.id);
        got := '{}';
        for r in execute call loop got := got || array(select r.id where r.title is not null); end loop;
        want := array(select id from search_token where county_id = 150622 and (opened, id) < (k.opened, k.id)
          and tokens @@ format('''#%s'' & %s', s.code, w.q)::tsquery order by opened desc, id desc limit 21);
        for i in 1 .. runs + 10 loop
          t := clock_timestamp(); execute call into r; ms := extract(epoch from clock_timestamp() - t) * 1000;
          if i > 10 then insert into run values (pg, w.no, s.no, ms, r.n, (got <> want)::int); end if;
        end loop;
        exit when cardinality(got) = 0;
        select opened, id from search_token where county_id = 150622 and id = got[cardinality(got)] into k;
      end loop;
    end loop;
    deallocate q;
  end loop;
end $p$;
set role sandan_app;
call measure(200);
reset role;
select r.page, s.name as scope, w.len as word, w.freq as "occurs in", max(total) as total, sum(wrong) as wrong,
  round(percentile_cont(0.5) within group (order by ms)::numeric, 1) as p50_ms,
  round(percentile_cont(0.95) within group (order by ms)::numeric, 1) as p95_ms
from run r join scope s on s.no = r.scope join word w on w.no = r.word
group by r.page, s.no, s.name, w.no, w.len, w.freq order by r.page, s.no, w.no;
