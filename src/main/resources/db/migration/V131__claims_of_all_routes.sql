-- What a social organisation offers beside its words, and as what the order was taken. Contract and payment come later
-- and hang on the accepted claim.
alter table claim add column helpers text not null default '';
-- in fen: 0 is voluntary, more is a purchased service; null where no price belongs to the route
alter table claim add column price bigint check (price >= 0);
alter table claim add column taken_as text check (taken_as in ('purchased', 'voluntary'));
-- why it was chosen, or another one was: for the community and the body that offered
alter table claim add column answer text not null default '';
-- a resident without a log-in, for whom the community answers; the name stands apart
alter table claim add column named boolean not null default false;
-- A body answers once a dispatch; its people in their own names each once; residents as often as there are any.
drop index claim_one_offer;
create unique index claim_one_offer on claim (county_id, project_id, dispatch, organisation_id,
  coalesce(account_id, '00000000-0000-0000-0000-000000000000'::uuid)) where live and not named;

-- 代为登记: the person for whom the community entered the claim. For the community alone.
create table claim_person (
  county_id int not null,
  claim_id uuid not null,
  place bigint not null,
  data bytea not null,
  primary key (county_id, claim_id),
  foreign key (county_id, claim_id) references claim
);
select distribute('claim_person');
alter table claim_person enable row level security;
create policy claim_person_use on claim_person for all using (${county} and (${posted} and ${within} or ${system}));
grant select, insert, update, delete on claim_person to ${app};
