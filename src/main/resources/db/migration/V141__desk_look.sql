-- When somebody last looked at the desk of a post: what has changed since is new. A look within half an hour is the same look.
create table desk_look (
  county_id int not null,
  post_id uuid not null,
  account_id uuid not null,
  seen_at timestamptz not null,
  -- when they had looked before that
  before_at timestamptz not null,
  primary key (county_id, post_id, account_id)
);
select distribute('desk_look');
alter table desk_look enable row level security;
create policy desk_look_own on desk_look for all using (${county} and account_id = ${person});
grant select, insert, update on desk_look to ${app};

-- What happened last, and what is overdue now, over any range of places.
create index case_history_newest on case_history (county_id, at);
create index cases_late on cases (county_id, step_due, id) where turn <> 'nobody';
