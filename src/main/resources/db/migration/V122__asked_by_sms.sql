-- Askers who want to be asked by SMS, and whether a message is under way to one: who is asked so need not be telephoned.
alter table asker
  add column sms boolean not null default false,
  add column sms_under_way boolean not null default false;

-- Which verdict the link in a message opens: read as a query code is, for one asker and one round.
create table answer_link (
  code_hash bytea primary key,
  county_id int not null,
  asker_id uuid not null,
  round smallint not null,
  until timestamptz not null
);
select replicate('answer_link');
create index answer_link_until on answer_link (until);
grant select, insert, update (until), delete on answer_link to ${app};

insert into rule (key, version, amount, unit, in_force_from, source_zh, source_en) values
  ('link.tries', 1, 30, 'times', '2019-01-01', '三单设计：同一来源每小时错误链接', 'Sandan''s design: wrong links an hour from one source');
