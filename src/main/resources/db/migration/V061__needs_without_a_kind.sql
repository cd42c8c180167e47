-- What somebody ordered without naming a kind has this one until the staff says it on accepting.
insert into category (county_id, id, parent_id, code, place, place_to, name_zh, name_en, icon)
select county_id, md5(county_id || '/UNSAID')::uuid, null, 'UNSAID', place, place_to, '还没分类', 'Not sorted yet', 'help-circle'
from category where code = 'OTHER'
on conflict (county_id, code) do nothing;
