-- who passes on whom, beyond the outlet that quotes its source
select by_entity, min(by_text) as by_text, of_entity, min(of_text) as of_text,
       count(*) as reports, count(distinct outlet) as outlets
from steps
where link > 0
group by by_entity, coalesce(by_entity, by_text), of_entity, coalesce(of_entity, of_text)
order by reports desc, by_entity, by_text, of_entity, of_text;
