create table finding (
  county_id text not null references area (id),
  id uuid not null,
  number integer not null check (number >= 1),
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
  organisation_id uuid,
  responsible text not null default '',
  due_on date,
  clock_from date not null,
  status text not null default 'registered' check (status in ('registered', 'assigned', 'rectifying', 'close-requested', 'checked', 'closed', 'returned')),
  outcome text not null default '',
  evidence jsonb not null default '[]',
  independent boolean not null default false,
  independent_voice text not null default '',
  satisfaction text check (satisfaction in ('satisfied', 'fair', 'dissatisfied')),
  repeated boolean not null default false,
  earlier_id uuid,
  reopened integer not null default 0 check (reopened >= 0),
  hands uuid[] not null default '{}',
  requested_by uuid,
  requested_at timestamptz,
  checked_by uuid,
  checked_on date,
  closed_by uuid,
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
  check ((status = 'closed') = (closed_on is not null and closed_by is not null)),
  check (status <> 'closed' or outcome <> '')
);
comment on table finding is '问题: what an inspection or another source found, who rectifies it by when, and who closed it, never its fixer.';
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
grant select, insert, update on finding to zhucun_app;

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
