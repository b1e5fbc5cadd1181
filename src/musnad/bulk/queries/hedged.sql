-- how outlets present what they pass on: affirmed, hedged, denied
select outlet, count(*) as reports, count(*) filter (certainty = 'affirmed') as affirmed,
       count(*) filter (certainty = 'hedged') as hedged,
       count(*) filter (certainty = 'denied') as denied,
       round(count(*) filter (certainty = 'hedged') / count(*), 3) as hedged_share
from reports
group by outlet
order by hedged_share desc, outlet;
