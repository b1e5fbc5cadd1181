-- the share of sources that stay without a name, by month and outlet
select month, outlet, count(*) as sources,
       count(*) filter (naming = 'anonymous') as anonymous,
       round(count(*) filter (naming = 'anonymous') / count(*), 3) as share
from reports
where who is not null and not inherited
group by month, outlet
order by month, outlet;
