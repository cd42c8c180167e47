-- Signed paper comes back as a PDF of the scanner, too, with more pages than a photo has pictures.
insert into rule (key, version, amount, unit, in_force_from, source_zh, source_en) values
  ('scan.largest', 1, 20971520, 'bytes', '2019-01-01', '三单设计：单个扫描件', 'Sandan''s design: one scanned file'),
  ('scan.most', 1, 30, 'count', '2019-01-01', '三单设计：每次扫描件页数', 'Sandan''s design: scanned pages at a time');
