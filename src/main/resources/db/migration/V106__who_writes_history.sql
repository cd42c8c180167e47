-- Who is outside a case's range writes its history only in the name of the body that has the case. A body that gives a
-- project back, and one that proposes another plan, was checked before: these rows are written under a system scope.
drop policy case_history_add on case_history;
create policy case_history_add on case_history for insert with check (${county} and (
  ${posted} and ${within} or ${system} or ${ordering} or ${code} and case_id = ${subject}
  or organisation_id = ${organisation} and (${unit} or ${posted})));

drop policy station_add on station;
create policy station_add on station for insert with check (${county} and (
  ${posted} and ${within} or ${system} or ${ordering} or ${code} and case_id = ${subject}));

drop policy milestone_write on milestone;
create policy milestone_write on milestone for all using (${county} and (${posted} and ${within} or ${system}));
