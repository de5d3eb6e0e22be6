-- How many villages single leaders and units can take, where that differs from the county's rule. A cadre stands in one village, always.
alter table person add column village_capacity smallint check (village_capacity between 0 and 20),
  add constraint person_capacity_of_leaders check (village_capacity is null or kind <> 'cadre');
comment on column person.village_capacity is '个人最多包联村数: of a county or township leader; null is 按本县规则, the figure of the county''s rule `match`; 0 is 本轮不安排.';

alter table organisation add column village_capacity smallint check (village_capacity between 0 and 20);
comment on column organisation.village_capacity is '单位最多结对村数; null is 按本县规则, the figure of the county''s rule `match`; 0 is 本轮不安排.';
