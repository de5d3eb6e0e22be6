create table visit (
  county_id text not null,
  id uuid not null,
  kind text not null check (kind in ('inspection', 'leader', 'spot-check')),
  way text not null default 'on-site' check (way in ('on-site', 'telephone')),
  inspection_id uuid,
  object_id uuid,
  village_id uuid,
  township_id uuid not null,
  team_id uuid,
  on_day date not null,
  visitors text not null check (visitors <> ''),
  inspectors uuid[] not null default '{}',
  changed_reason text not null default '',
  checklist_version integer not null default 0,
  checklist jsonb,
  answers jsonb not null default '[]',
  feedback text not null default '',
  feedback_to text not null default '',
  status text not null default 'open' check (status in ('open', 'submitted', 'discarded')),
  submitted_by uuid,
  submitted_at timestamptz,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, inspection_id) references inspection (county_id, id),
  foreign key (county_id, object_id) references inspection_object (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id),
  foreign key (county_id, team_id) references team (county_id, id),
  check ((kind = 'inspection') = (inspection_id is not null)),
  check ((inspection_id is null) = (object_id is null)),
  check (way = 'on-site' or kind = 'spot-check'),
  check (kind <> 'inspection' or cardinality(inspectors) >= 2),
  check (kind <> 'leader' or village_id is not null),
  check (kind <> 'spot-check' or team_id is not null),
  check ((status = 'submitted') = (submitted_at is not null and submitted_by is not null))
);
comment on table visit is '到村检查: one visit of inspectors, a spot-check of a team, or a leader''s own visit, with the checklist filled in and what was said on the spot.';
comment on column visit.team_id is 'The team as a body that an inspection or spot-check is about; never a person.';
comment on column visit.visitors is 'Who came, in words; inspectors are the persons of the register among them.';
comment on column visit.changed_reason is 'Why somebody else of the inspecting team came than was drawn for this object.';
comment on column visit.checklist is 'The whole 检查清单 it was made by, kept as it stood; null: none, as with a leader''s own visit.';
comment on column visit.answers is 'Array of {"item", "value", "note"}: code of the item; "yes" or "no", a whole number, the words of an option, a text, or null for 不涉及. An item without an entry is not answered.';
create index visit_inspection_idx on visit (county_id, inspection_id);
create index visit_object_idx on visit (county_id, object_id);
-- Two inspectors who begin at once fill in one visit, not two.
create unique index visit_open_idx on visit (county_id, object_id) where status = 'open';
create index visit_village_idx on visit (county_id, village_id, on_day desc);
create index visit_team_idx on visit (county_id, team_id, on_day desc);
create index visit_day_idx on visit (county_id, on_day desc, id desc);
select distribute('visit');
select guard_village('visit');
revoke delete on visit from zhucun_app;

create table visit_revision (
  county_id text not null,
  visit_id uuid not null,
  number integer not null check (number >= 1),
  village_id uuid,
  township_id uuid not null,
  reason text not null check (reason <> ''),
  answers jsonb not null,
  feedback text not null,
  feedback_to text not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (county_id, visit_id, number),
  foreign key (county_id, visit_id) references visit (county_id, id)
);
comment on table visit_revision is '更正: what a submitted visit said before it was corrected, by whom and why; only added.';
create index visit_revision_village_idx on visit_revision (county_id, village_id);
select distribute('visit_revision');
select guard_village('visit_revision');
revoke update, delete on visit_revision from zhucun_app;
grant update (village_id, township_id) on visit_revision to zhucun_app;

create table interview (
  county_id text not null,
  id uuid not null,
  visit_id uuid not null,
  village_id uuid,
  township_id uuid not null,
  kind text not null check (kind in ('villager', 'party-member', 'village-cadre', 'team-member', 'township-cadre', 'other')),
  satisfied text check (satisfied in ('satisfied', 'fair', 'dissatisfied')),
  text text not null check (text <> ''),
  made_by uuid not null,
  made_at timestamptz not null default now(),
  removed_at timestamptz,
  version integer not null default 1,
  primary key (county_id, id),
  foreign key (county_id, visit_id) references visit (county_id, id)
);
comment on table interview is '访谈: by kind of person, always without a name.';
create index interview_visit_idx on interview (county_id, visit_id);
create index interview_village_idx on interview (county_id, village_id);
select distribute('interview');
select guard_village('interview');
revoke delete on interview from zhucun_app;
