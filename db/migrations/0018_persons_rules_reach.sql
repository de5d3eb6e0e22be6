-- Some offices see single villages: a team its own, a unit those where its people stand. The wall of a table whose rows lie in a village.
create function guard_village(name text, village_column text default 'village_id') returns void language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format(
    'create policy reach on %I to zhucun_app using (case current_setting(''app.whole'', true) when county_id then true when ''*'' then true else '
    || 'strpos(current_setting(''app.counties'', true), '','' || county_id || '','') > 0 '
    || 'and (current_setting(''app.townships'', true) = ''*'' or strpos(current_setting(''app.townships'', true), '','' || township_id::text || '','') > 0) '
    || 'and (current_setting(''app.villages'', true) = ''*'' or strpos(current_setting(''app.villages'', true), '','' || %I::text || '','') > 0) end)',
    name, village_column);
  execute format('grant select, insert, update, delete on %I to zhucun_app', name);
end $$;
comment on function guard_village is 'guard() for rows that lie in a village: county, township and village are within the settings of the request.';

create table rule_version (
  county_id text not null references area (id),
  code text not null,
  version integer not null check (version >= 1),
  title text not null,
  basis text not null default '',
  content jsonb not null,
  valid_from date not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (county_id, code, version)
);
comment on table rule_version is '规则版本: what a county has set in place of the shipped rule of this code. Versions are added and never changed; what was decided under one keeps its number.';
select distribute('rule_version');
select guard('rule_version');
revoke update, delete on rule_version from zhucun_app;

create table person (
  county_id text not null references area (id),
  id uuid not null,
  name text not null check (name <> ''),
  kind text not null check (kind in ('county-leader', 'township-leader', 'cadre')),
  organisation_id uuid,
  township_id uuid,
  post text not null default '',
  unit_head boolean not null default false,
  birth_year integer check (birth_year between 1930 and 2015),
  party_member boolean not null default false,
  skills text[] not null default '{}',
  home_township_id uuid,
  home_place text not null default '',
  phone text,
  sort_order integer not null default 0,
  valid_to date,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, organisation_id) references organisation (county_id, id),
  foreign key (county_id, township_id) references township (county_id, id),
  foreign key (county_id, home_township_id) references township (county_id, id)
);
comment on table person is '干部: county leaders, township leaders and cadres of units who may be sent to villages.';
comment on column person.township_id is 'Where a township leader serves.';
comment on column person.home_township_id is '籍贯所在乡镇, for recusal 回避; home_place holds a home outside the county in words.';
comment on column person.phone is 'Masked on every page; each reveal leaves an audit row.';
create index person_organisation_idx on person (county_id, organisation_id);
create index person_township_idx on person (county_id, township_id);
create index person_home_idx on person (county_id, home_township_id);
create index person_order_idx on person (county_id, kind, sort_order, id);
select distribute('person');
-- Only undoing an import deletes, and only who is named nowhere else yet; whoever leaves is closed.
select guard('person');
alter table import_batch drop constraint import_batch_register_check;
alter table import_batch add constraint import_batch_register_check check (register in ('township', 'village', 'assessment', 'person'));

create table person_kinship (
  county_id text not null,
  id uuid not null,
  person_id uuid not null,
  village_id uuid not null,
  relation text not null,
  declared_on date not null,
  removed_at timestamptz,
  primary key (county_id, id),
  foreign key (county_id, person_id) references person (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id)
);
comment on table person_kinship is '亲属关系申报: a cadre has kin in the village and is recused from it.';
create index person_kinship_person_idx on person_kinship (county_id, person_id);
create index person_kinship_village_idx on person_kinship (county_id, village_id);
select distribute('person_kinship');
select guard('person_kinship');
revoke delete on person_kinship from zhucun_app;

-- A team and a unit see the villages they stand in.
alter policy reach on village using (case current_setting('app.whole', true) when county_id then true when '*' then true else
  strpos(current_setting('app.counties', true), ',' || county_id || ',') > 0
  and (current_setting('app.townships', true) = '*' or strpos(current_setting('app.townships', true), ',' || township_id::text || ',') > 0)
  and (current_setting('app.villages', true) = '*' or strpos(current_setting('app.villages', true), ',' || id::text || ',') > 0) end);
