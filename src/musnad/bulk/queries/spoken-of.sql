-- persons whom articles name most, with the articles in which they are named and never speak
with named as (
  select distinct key, entity from mentions where entity like 'person/%'
), speaking as (
  select distinct key, entity from sayings
)
select entity, any_value(n.name) as name, count(*) as articles, count(s.key) as speaks,
       count(*) - count(s.key) as silent
from named m left join speaking s using (key, entity) left join names n using (entity)
group by entity
order by silent desc, articles desc, entity;
