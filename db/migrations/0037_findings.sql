create table finding (
  county_id text not null references area (id),
  id uuid not null,
  number integer not null check (number >= 1),
  imported boolean not null default false,
  source text not null check (source in ('inspection', 'disciplinary-tour', 'audit', 'petition', 'self-check', 'look-back')),
  inspection_id uuid,
  visit_id uuid,
  village_id uuid,
  township_id uuid,
  team_id uuid,
  found_on date not null,
  category text not null,
  description text not null check (description <> ''),
  basis text not null,
  severity text not null check (severity in ('slight', 'ordinary', 'serious')),
  type text not null check (type in ('on-the-spot', 'dated', 'staged', 'lasting')),
  measures text not null default '',
  lead_leader text not null default '',
  assigned_to text check (assigned_to in ('township', 'team', 'unit')),
  organisation_id uuid,
  responsible text not null default '',
  due_on date,
  stages jsonb not null default '[]',
  review_days integer check (review_days >= 1),
  made_under jsonb not null default '{}',
  clock_from date not null,
  status text not null default 'registered' check (status in ('registered', 'assigned', 'rectifying', 'close-requested', 'checked', 'closed', 'returned', 'withdrawn')),
  outcome text not null default '',
  evidence jsonb not null default '[]',
  independent boolean not null default false,
  voice_kind text check (voice_kind in ('complainant', 'villager', 'delegate', 'other-unit')),
  independent_voice text not null default '',
  satisfaction text check (satisfaction in ('satisfied', 'fair', 'dissatisfied')),
  repeated boolean not null default false,
  earlier_id uuid,
  reopened integer not null default 0 check (reopened >= 0),
  hands uuid[] not null default '{}',
  requested_by uuid,
  requested_on date,
  town_check boolean not null default true,
  town_checked_by uuid,
  town_checked_on date,
  checked_by uuid,
  checked_on date,
  closed_by uuid,
  closed_by_name text not null default '',
  closed_on date,
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, inspection_id) references inspection (county_id, id),
  foreign key (county_id, visit_id) references visit (county_id, id),
  foreign key (county_id, organisation_id) references organisation (county_id, id),
  foreign key (county_id, earlier_id) references finding (county_id, id),
  check (closed_by is null or (closed_by <> all (hands) and closed_by is distinct from requested_by)),
  check (checked_by is null or (checked_by <> all (hands) and checked_by is distinct from requested_by)),
  check (town_checked_by is null or (town_checked_by <> all (hands) and town_checked_by is distinct from requested_by)),
  check ((status = 'closed') = (closed_on is not null and (closed_by is not null or closed_by_name <> ''))),
  check (closed_by_name = '' or (imported and closed_by is null)),
  check (status <> 'closed' or outcome <> ''),
  check (status in ('registered', 'closed', 'withdrawn') or (assigned_to is not null and due_on is not null)),
  check (assigned_to <> 'unit' or organisation_id is not null),
  check (assigned_to <> 'team' or team_id is not null),
  check (assigned_to <> 'township' or township_id is not null)
);
comment on table finding is '问题: what an inspection or another source found, who rectifies it by when, and who closed it, never its fixer.';
comment on column finding.imported is '导入: taken over from a ledger kept elsewhere; who closed it there is closed_by_name, in the words of that file.';
comment on column finding.due_on is 'The deadline that counts now: of a staged one its next open stage, of a lasting one its next review.';
comment on column finding.stages is '分阶段: text, dueOn and doneOn of each stage, in their order.';
comment on column finding.made_under is 'Version of finding-types it was assigned under, and what that says of its type.';
comment on column finding.town_check is 'The township checks before the county does.';
comment on column finding.hands is 'Whoever has ever rectified it or asked to close it: never who checks or closes it.';
comment on column finding.clock_from is 'Where its clock began; reopening keeps it.';
comment on column finding.independent is 'Closing needs an independent voice: of the complainant, villagers or another unit.';
create index finding_village_idx on finding (county_id, village_id);
create index finding_township_idx on finding (county_id, township_id, status);
create index finding_organisation_idx on finding (county_id, organisation_id);
create index finding_inspection_idx on finding (county_id, inspection_id);
create index finding_visit_idx on finding (county_id, visit_id);
create index finding_earlier_idx on finding (county_id, earlier_id);
create index finding_due_idx on finding (county_id, due_on) where status <> 'closed';
select distribute('finding');
alter table finding enable row level security;
-- A finding also belongs to the unit that has to rectify it, wherever its people stand.
create policy reach on finding to zhucun_app using (case current_setting('app.whole', true) when county_id then true when '*' then true else
  strpos(current_setting('app.counties', true), ',' || county_id || ',') > 0
  and (organisation_id::text = current_setting('app.organisation', true)
    or ((current_setting('app.townships', true) = '*' or strpos(current_setting('app.townships', true), ',' || coalesce(township_id::text, '-') || ',') > 0)
    and (current_setting('app.villages', true) = '*' or strpos(current_setting('app.villages', true), ',' || coalesce(village_id::text, '-') || ',') > 0))) end);
grant select, insert, update, delete on finding to zhucun_app;
-- Taking back an import: only what nobody has touched since.
create policy untouched on finding as restrictive for delete to zhucun_app using (imported and version = 1);

create table finding_step (
  county_id text not null,
  id uuid not null,
  finding_id uuid not null,
  village_id uuid,
  township_id uuid,
  organisation_id uuid,
  action text not null,
  from_status text not null,
  to_status text not null,
  on_day date not null,
  text text not null default '',
  was_due_on date,
  new_due_on date,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, finding_id) references finding (county_id, id)
);
comment on table finding_step is '整改过程: every step and word of progress with who wrote it; only added.';
create index finding_step_finding_idx on finding_step (county_id, finding_id, made_at);
select distribute('finding_step');
alter table finding_step enable row level security;
create policy reach on finding_step to zhucun_app using (case current_setting('app.whole', true) when county_id then true when '*' then true else
  strpos(current_setting('app.counties', true), ',' || county_id || ',') > 0
  and (organisation_id::text = current_setting('app.organisation', true)
    or ((current_setting('app.townships', true) = '*' or strpos(current_setting('app.townships', true), ',' || coalesce(township_id::text, '-') || ',') > 0)
    and (current_setting('app.villages', true) = '*' or strpos(current_setting('app.villages', true), ',' || coalesce(village_id::text, '-') || ',') > 0))) end);
grant select, insert on finding_step to zhucun_app;
grant update (village_id, township_id, organisation_id) on finding_step to zhucun_app;


create table finding_file (
  county_id text not null,
  id uuid not null,
  finding_id uuid not null,
  village_id uuid,
  township_id uuid,
  organisation_id uuid,
  sha256 text not null,
  name text not null,
  media_type text not null,
  bytes integer not null check (bytes >= 0),
  uploaded_by uuid not null,
  uploaded_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, finding_id) references finding (county_id, id)
);
comment on table finding_file is '佐证附件: what whoever rectifies a finding chose to send along; none is ever asked for.';
create index finding_file_finding_idx on finding_file (county_id, finding_id);
select distribute('finding_file');
alter table finding_file enable row level security;
create policy reach on finding_file to zhucun_app using (case current_setting('app.whole', true) when county_id then true when '*' then true else
  strpos(current_setting('app.counties', true), ',' || county_id || ',') > 0
  and (organisation_id::text = current_setting('app.organisation', true)
    or ((current_setting('app.townships', true) = '*' or strpos(current_setting('app.townships', true), ',' || coalesce(township_id::text, '-') || ',') > 0)
    and (current_setting('app.villages', true) = '*' or strpos(current_setting('app.villages', true), ',' || coalesce(village_id::text, '-') || ',') > 0))) end);
grant select, insert on finding_file to zhucun_app;
grant update (village_id, township_id, organisation_id) on finding_file to zhucun_app;

create table finding_sample (
  county_id text not null,
  id uuid not null,
  month date not null check (extract(day from month) = 1),
  percent integer not null,
  at_least integer not null,
  months integer not null,
  algorithm text not null,
  frame text not null,
  frame_sha256 text not null,
  seal_number integer not null,
  seal_hash text not null,
  seed text not null,
  drawn_at timestamptz not null,
  primary key (county_id, id),
  unique (county_id, month)
);
comment on table finding_sample is '回头看抽样: drawn once a month among findings closed some time ago; the seed is the SHA-256 of the frame and of the last audit seal, so anybody may draw it again.';
select distribute('finding_sample');
select guard('finding_sample');
revoke delete on finding_sample from zhucun_app;

create table finding_look_back (
  county_id text not null,
  id uuid not null,
  finding_id uuid not null,
  sample_id uuid,
  position integer,
  village_id uuid,
  township_id uuid,
  organisation_id uuid,
  due_on date not null,
  on_day date,
  visitors text not null default '',
  text text not null default '',
  result text check (result in ('fixed', 'fallen-back')),
  closed_on date not null,
  done_by uuid,
  made_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (county_id, id),
  unique (county_id, sample_id, finding_id),
  foreign key (county_id, finding_id) references finding (county_id, id),
  foreign key (county_id, sample_id) references finding_sample (county_id, id),
  check ((on_day is null) = (result is null)),
  check ((on_day is null) = (done_by is null))
);
comment on table finding_look_back is '问题回头看: a closed finding looked at again, drawn or chosen; by nobody who rectified, checked or closed it.';
comment on column finding_look_back.closed_on is 'The closing that is looked back at.';
create index finding_look_back_finding_idx on finding_look_back (county_id, finding_id);
create index finding_look_back_due_idx on finding_look_back (county_id, due_on) where on_day is null;
select distribute('finding_look_back');
alter table finding_look_back enable row level security;
create policy reach on finding_look_back to zhucun_app using (case current_setting('app.whole', true) when county_id then true when '*' then true else
  strpos(current_setting('app.counties', true), ',' || county_id || ',') > 0
  and (organisation_id::text = current_setting('app.organisation', true)
    or ((current_setting('app.townships', true) = '*' or strpos(current_setting('app.townships', true), ',' || coalesce(township_id::text, '-') || ',') > 0)
    and (current_setting('app.villages', true) = '*' or strpos(current_setting('app.villages', true), ',' || coalesce(village_id::text, '-') || ',') > 0))) end);
-- Whoever rectified learns of a look-back when it was made, not before.
create policy unannounced on finding_look_back as restrictive for select to zhucun_app
  using (on_day is not null or current_setting('app.role', true) not in ('township', 'department', 'unit', 'team'));
grant select, insert, update on finding_look_back to zhucun_app;

-- What a table brought in leaves one step behind, which goes with it when the import is taken back.
grant delete on finding_step to zhucun_app;
create policy imported on finding_step as restrictive for delete to zhucun_app using (action = 'import');

alter table import_batch drop constraint import_batch_register_check;
alter table import_batch add constraint import_batch_register_check
  check (register in ('township', 'village', 'assessment', 'person', 'finding'));

-- A unit that rectifies a finding reads where it lies, though it has nobody in that village: the name comes out and nothing else.
create function finding_place_name(county text, place uuid) returns text
  language plpgsql stable security definer set search_path = public as $$
begin
  if strpos(current_setting('app.counties', true), ',' || county || ',') = 0 then return null; end if;
  if not exists (select from finding f where f.county_id = county and f.organisation_id::text = current_setting('app.organisation', true)
    and (f.village_id = place or f.township_id = place)) then return null; end if;
  return coalesce((select v.name from village v where v.county_id = county and v.id = place),
    (select t.name from township t where t.county_id = county and t.id = place));
end $$;
revoke all on function finding_place_name from public;
grant execute on function finding_place_name to zhucun_app;

-- A department of the county reads opinions and lists of every village; of findings, those handed to it.
create policy own_department on finding as restrictive to zhucun_app
  using (current_setting('app.role', true) is distinct from 'department' or organisation_id::text = current_setting('app.organisation', true));
create policy own_department on finding_step as restrictive to zhucun_app
  using (current_setting('app.role', true) is distinct from 'department' or organisation_id::text = current_setting('app.organisation', true));
create policy own_department on finding_file as restrictive to zhucun_app
  using (current_setting('app.role', true) is distinct from 'department' or organisation_id::text = current_setting('app.organisation', true));
create policy own_department on finding_look_back as restrictive to zhucun_app
  using (current_setting('app.role', true) is distinct from 'department' or organisation_id::text = current_setting('app.organisation', true));
