-- Who was to come and is taken back before his first day ends on the eve of it: no day of his is counted anywhere.
alter table posting drop constraint posting_check1;
alter table posting add constraint posting_ended_check check (ended_on is null or ended_on >= from_on - 1);
comment on column posting.ended_on is 'The last day in fact; on the eve of from_on: taken back before the first day, nobody came.';

-- What was handed over to somebody who never came is handed over again to whoever comes in his place.
alter table handover drop constraint handover_county_id_posting_id_key;
alter table handover add constraint handover_succession_key unique (county_id, posting_id, successor_id);

-- The day a plan was asked for: it ends nobody's posting before it.
alter table match_run add column made_on date;
comment on column match_run.made_on is 'The day it was asked for; null for plans older than the column, see created_at.';

-- A team goes on in the next round with the same people; figures of the round before still find it there.
create table team_former_round (
  county_id text not null,
  team_id uuid not null,
  round_id uuid not null,
  until_on date not null,
  primary key (county_id, team_id, until_on),
  foreign key (county_id, team_id) references team (county_id, id),
  foreign key (county_id, round_id) references round (county_id, id)
);
comment on table team_former_round is '工作队原属轮次: the rounds a team stood for before the one in team.round_id, each to its last day.';
create index team_former_round_idx on team_former_round (county_id, round_id);
select distribute('team_former_round');
select guard('team_former_round');
revoke update, delete on team_former_round from zhucun_app;

-- Leave is reckoned by person: he has left one team and stands in another, or stands in for somebody of a third. Whose it is lies beyond the
-- reach of a team or a unit, so days come out and no reason. A leave counts to the last day of its posting.
create function leave_days(county text, persons uuid[])
  returns table (posting_id uuid, person_id uuid, substitute_id uuid, kind text, from_on date, to_on date, back_on date, status text)
  language sql stable security definer set search_path = public as $$
  with found as (
    select l.id from posting p join leave l on l.county_id = p.county_id and l.posting_id = p.id
      where p.county_id = county and p.person_id = any (persons)
    union
    select l.id from leave l where l.county_id = county and l.substitute_id = any (persons))
  select l.posting_id, p.person_id, l.substitute_id, l.kind, l.from_on, least(l.to_on, p.to_on, p.ended_on), l.back_on, l.status
  from found f join leave l on l.county_id = county and l.id = f.id
    join posting p on p.county_id = county and p.id = l.posting_id
  where strpos(current_setting('app.counties', true), ',' || county || ',') > 0
    and l.status in ('asked', 'approved') and l.from_on <= least(p.to_on, p.ended_on)
  order by l.from_on, l.id
$$;
revoke all on function leave_days from public;
grant execute on function leave_days to zhucun_app;
