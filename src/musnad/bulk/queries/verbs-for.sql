-- the verbs with which each outlet lets each speaker speak
select outlet, entity, any_value(name) as name, verb, class, count(*) as reports
from sayings
where naming = 'named'
group by outlet, entity, verb, class
order by reports desc, outlet, entity, verb, class;
