-- The need repository: what is open in a range of places, counted and listed, and walked by due time.
create index cases_open on cases (county_id, kind, place, id) where turn <> 'nobody';
create index cases_open_due on cases (county_id, kind, step_due, id) where turn <> 'nobody';
