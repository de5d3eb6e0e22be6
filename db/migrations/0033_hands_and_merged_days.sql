-- 谁整改谁不验收 through every withdrawal, return and failed attempt: the two columns of the standing assessment are emptied
-- then, and whoever they named could have accepted the work later.
alter table case_file add column hands uuid[] not null default '{}';
comment on column case_file.hands is 'Who has ever self-assessed or checked this file, also one that was withdrawn or sent back: never who accepts it.';
-- What was accepted before this rule stands as it is.
update case_file f set hands = (
  select coalesce(array_agg(distinct s.made_by) filter (where s.made_by is distinct from f.accepted_by), '{}')
  from case_step s where s.county_id = f.county_id and s.case_id = f.id and s.action in ('self-assess', 'check', 'return'))
where exists (select from case_step s where s.county_id = f.county_id and s.case_id = f.id);
alter table case_file add constraint case_file_no_former_hand check (accepted_by is null or accepted_by <> all (hands));

-- A delisted village that merged into another file was watched until that day.
alter table case_file add column merged_on date;
comment on column case_file.merged_on is 'The day of the merger by which merged_into_id goes on in its place.';
update case_file f set merged_on = coalesce(
  (select max(s.on_date) from place_succession s
    where s.county_id = f.county_id and s.from_village_id = f.listed_village_id and s.kind in ('merged', 'moved')),
  f.updated_at::date)
where f.merged_into_id is not null;
alter table case_file add constraint case_file_merged_on check ((merged_into_id is null) = (merged_on is null));

-- What the county saw in a village is put right by the county.
alter table consolidation_check add column done_as text check (done_as in ('county', 'township'));
comment on column consolidation_check.done_as is 'Whose look it was: a check of the county is corrected by the county alone.';
update consolidation_check k set done_as = case when exists (
    select from role_grant g where g.account_id = k.done_by and g.role = 'county' and g.area_id = k.county_id)
  then 'county' else 'township' end
where k.done_on is not null;
alter table consolidation_check add constraint consolidation_check_done_as check ((done_as is null) = (done_on is null));
