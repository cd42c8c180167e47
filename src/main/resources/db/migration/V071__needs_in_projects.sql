-- The project that a need is part of, or was closed by; null for those answered at once.
alter table need add column project_id uuid;
create index need_project on need (county_id, project_id) where project_id is not null;
