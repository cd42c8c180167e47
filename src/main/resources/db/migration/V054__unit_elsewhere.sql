-- A unit of another county that stands by a place of this one: its row is a copy under the same id, and this its home.
alter table organisation add column home_county int;

-- A pairing is told to the unit's own county with its version, so that what is told late or twice changes nothing.
alter table pairing add column version int not null default 1;
