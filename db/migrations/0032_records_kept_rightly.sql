-- 查看联系人、手机号等的回执不再保存答复；已经保存的一并清除。
update receipt set reply = null where verb in ('record.reveal', 'profile.reveal', 'person.edit', 'account.read') and reply ? 'phone';
update receipt set reply = null where verb in ('account.create', 'account.reset') and reply ? 'initialPassword';
-- 改密码的回执不再留内容的指纹：a fingerprint of a password can be guessed at leisure.
update receipt set fingerprint = '' where verb = 'account.own';
comment on column receipt.reply is 'The answer to a repeated request. Of a route that reveals what is masked, or makes a password, nothing is kept.';

-- 更正时改了村的，联系人随纪实走。
update record_contact c set village_id = r.village_id, township_id = r.township_id from work_record r
  where r.county_id = c.county_id and r.id = c.record_id and (r.village_id, r.township_id) <> (c.village_id, c.township_id);

-- 村划转以后，原乡镇仍列出报给它的月报；工作队已在别的乡镇，队名随月报留存。
alter table monthly_report add column team_name text;
update monthly_report r set team_name = t.name from team t where t.county_id = r.county_id and t.id = r.team_id;
comment on column monthly_report.team_name is 'Of a team: its name when the report was opened. The township it was handed to still reads it when the team has gone on with its village.';

-- 划入的乡镇不把已经报给原乡镇的月报当作未报：it is told the teams, and nothing of what they wrote.
create function reported_teams(county text, of_year integer, of_month integer)
  returns table (team_id uuid) language plpgsql stable security definer set search_path = public as $$
begin
  if strpos(current_setting('app.counties', true), ',' || county || ',') = 0 then return; end if;
  return query select r.team_id from monthly_report r
    where r.county_id = county and r.year = of_year and r.month = of_month and r.team_id is not null;
end $$;
revoke all on function reported_teams from public;
grant execute on function reported_teams to zhucun_app;

-- 上传后没有用上的附件到期收回：only the nightly job of a county, only what has lain for seven days.
grant delete on record_file to zhucun_app;
create policy unattached on record_file as restrictive for delete to zhucun_app
  using (current_setting('app.role', true) = 'system-county' and uploaded_at < now() - interval '7 days');
create index record_file_uploaded_idx on record_file (county_id, uploaded_at);
-- Which files the entries of the last months name.
create index work_record_files_idx on work_record (county_id, updated_at) where files <> '[]';

-- 同一内容只存一份：before it leaves the disk the job of one county asks whether any other has it, and learns nothing else.
create function file_kept(content text) returns boolean language plpgsql stable security definer set search_path = public as $$
begin
  if current_setting('app.role', true) is distinct from 'system-county' then return true; end if;
  return exists (select from file f where f.sha256 = content);
end $$;
revoke all on function file_kept from public;
grant execute on function file_kept to zhucun_app;
