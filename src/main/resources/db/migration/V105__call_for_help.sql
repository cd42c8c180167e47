-- 求助: until when the community answers what an executive secretary asks for.
insert into rule (key, version, amount, unit, in_force_from, source_zh, source_en) values
  ('project.help', 1, 2, 'working_days', '2019-01-01', '三单设计：答复求助时限', 'Sandan''s design: time to answer a call for help');
