-- who is quoted most by whom
select outlet, entity, any_value(name) as name, count(*) as reports,
       count(distinct key) as articles
from sayings
where naming in ('named', 'collective')
group by outlet, entity
order by reports desc, outlet, entity;
