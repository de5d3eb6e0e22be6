create table visit (
  county_id text not null,
  id uuid not null,
  inspection_id uuid,
  object_id uuid,
  village_id uuid,
  township_id uuid not null,
  kind text not null check (kind in ('inspection', 'leader', 'spot-check')),
  way text not null default 'on-site' check (way in ('on-site', 'telephone')),
  on_day date not null,
  visitors text not null check (visitors <> ''),
  inspectors uuid[] not null default '{}',
  answers jsonb not null default '[]',
  feedback text not null default '',
  feedback_to text not null default '',
  status text not null default 'open' check (status in ('open', 'submitted')),
  submitted_by uuid,
  submitted_at timestamptz,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, inspection_id) references inspection (county_id, id),
  foreign key (county_id, object_id) references inspection_object (county_id, id),
  check ((kind = 'inspection') = (inspection_id is not null)),
  check ((status = 'submitted') = (submitted_at is not null))
);
comment on table visit is '到村检查: one visit of inspectors or a leader''s own, with the checklist filled in and what was said on the spot.';
comment on column visit.answers is 'One answer a checklist item: item, verdict, note.';
create index visit_inspection_idx on visit (county_id, inspection_id);
create index visit_object_idx on visit (county_id, object_id);
create index visit_village_idx on visit (county_id, village_id, on_day desc);
create index visit_day_idx on visit (county_id, on_day desc, id desc);
select distribute('visit');
select guard_village('visit');
revoke delete on visit from zhucun_app;

create table interview (
  county_id text not null,
  id uuid not null,
  visit_id uuid not null,
  village_id uuid,
  township_id uuid not null,
  kind text not null check (kind in ('villager', 'party-member', 'village-cadre', 'team-member', 'township-cadre', 'other')),
  name text,
  satisfied text check (satisfied in ('satisfied', 'fair', 'dissatisfied')),
  text text not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  removed_at timestamptz,
  version integer not null default 1,
  primary key (county_id, id),
  foreign key (county_id, visit_id) references visit (county_id, id)
);
comment on table interview is '访谈: anonymous unless the person agreed to be named.';
create index interview_visit_idx on interview (county_id, visit_id);
select distribute('interview');
select guard_village('interview');
revoke delete on interview from zhucun_app;
