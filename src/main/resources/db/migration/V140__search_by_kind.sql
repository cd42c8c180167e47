-- The kind of a case is a word too, so that projects and meetings stand in the same index as needs, which were alone so far.
update search_entry set tokens = tokens || array_to_tsvector(array['@need']);
