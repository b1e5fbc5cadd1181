-- how openly each outlet names its sources
select outlet, naming, count(*) as sources,
       round(count(*) / sum(count(*)) over (partition by outlet), 3) as share
from reports
where who is not null and not inherited
group by outlet, naming
order by outlet, sources desc, naming;
