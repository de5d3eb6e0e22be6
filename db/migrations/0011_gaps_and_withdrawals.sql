alter table opinion drop constraint opinion_kind_check;
alter table opinion add constraint opinion_kind_check check (kind in ('keep', 'add', 'remove', 'withdrawn'));
comment on table opinion is '联审意见: written, never changed; the last word of an organisation on a village stands, and withdrawn means that it has none.';

alter table ranking add column gap_first integer;
alter table ranking add column gap_last integer;
comment on column ranking.gap_first is 'The weakest place open to a village with missing values: all of them at their worst, everybody else where he stands. Null without missing values.';
comment on column ranking.gap_last is 'The other bound: all missing values at their best.';

update ranking k set
  gap_first = (select 1 + count(*) from ranking o where o.county_id = k.county_id and o.round_id = k.round_id
    and (o.direct_hit <> '{}' and k.direct_hit = '{}' or (o.direct_hit <> '{}') = (k.direct_hit <> '{}') and o.points > k.high)),
  gap_last = (select count(*) from ranking o where o.county_id = k.county_id and o.round_id = k.round_id
    and (o.direct_hit <> '{}' and k.direct_hit = '{}' or (o.direct_hit <> '{}') = (k.direct_hit <> '{}') and o.points >= k.low))
where k.low < k.high;
