-- Why a meeting will not be held, in the words that its members read; null where it was not called off.
alter table meeting add column called_off text;
