-- Years whose notice of the State Council is in; other years count by weekends and fixed festivals.
create table calendar_year (
  year int primary key,
  version int not null default 1
);
select replicate('calendar_year');
grant select, insert, update on calendar_year to ${app};

-- Only days that differ from the weekend rule.
create table working_day (
  on_date date primary key,
  working boolean not null,
  name_zh text not null
);
select replicate('working_day');
grant select, insert, update, delete on working_day to ${app};
