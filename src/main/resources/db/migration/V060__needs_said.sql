-- How many of those who asked said what in the last round: figures for the public, who may not read the answers.
alter table need
  add column said_solved int not null default 0,
  add column said_not_solved int not null default 0,
  add column said_by_staff int not null default 0;

update need set said_solved = told.solved, said_not_solved = told.not_solved, said_by_staff = told.by_staff
from (
  select c.county_id, c.id,
    count(*) filter (where a.answer = 'solved') as solved,
    count(*) filter (where a.answer = 'not_solved') as not_solved,
    count(*) filter (where a.by_post is not null) as by_staff
  from cases c
  join asker s on s.county_id = c.county_id and s.need_id = c.id and s.left_at is null
  join asker_answer a on a.county_id = s.county_id and a.asker_id = s.id and a.need_id = c.id
  where a.round = c.round and a.answer <> 'not_reached'
  group by c.county_id, c.id
) told
where need.county_id = told.county_id and need.id = told.id;
