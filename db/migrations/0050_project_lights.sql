-- 项目亮灯: a project is shared by villages, townships and units, and so is its light.
alter table light add column reach uuid[];
alter table light_month add column reach uuid[];
alter table light_override add column reach uuid[];
comment on column light.reach is 'Of a project: whose it is besides, as on its own row.';
comment on column light_month.reach is 'As on light.';
comment on column light_override.reach is 'As on light.';

do $$
declare
  name text;
begin
  foreach name in array array['light', 'light_month', 'light_override'] loop
    execute format(
      'alter policy reach on %I using (case current_setting(''app.whole'', true) when county_id then true when ''*'' then true else '
      || 'strpos(current_setting(''app.counties'', true), '','' || county_id || '','') > 0 '
      || 'and (organisation_id::text = current_setting(''app.organisation'', true) '
      || 'or reach && string_to_array(trim(both '','' from case when current_setting(''app.villages'', true) = ''*'' '
      || 'then replace(current_setting(''app.townships'', true), ''*'', '''') else current_setting(''app.villages'', true) end '
      || '|| current_setting(''app.organisation'', true)), '','')::uuid[] '
      || 'or ((current_setting(''app.townships'', true) = ''*'' or strpos(current_setting(''app.townships'', true), '','' || coalesce(township_id::text, ''-'') || '','') > 0) '
      || 'and (current_setting(''app.villages'', true) = ''*'' or strpos(current_setting(''app.villages'', true), '','' || coalesce(village_id::text, ''-'') || '','') > 0))) end)',
      name);
  end loop;
end $$;
grant update (reach) on light_month to zhucun_app;
grant update (reach) on light_override to zhucun_app;

alter table project add column set_light text check (set_light in ('none', 'green', 'yellow', 'red'));
alter table project add column hand_light text check (hand_light in ('green', 'yellow', 'red'));
alter table project add column hand_until date check ((hand_until is null) = (hand_light is null));
comment on column project.set_light is 'As that of a file.';
comment on column project.hand_light is 'As that of a file.';
grant update (set_light, hand_light, hand_until) on project to zhucun_app;
