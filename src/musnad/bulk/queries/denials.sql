-- who denies what
select published, outlet, document, report, who, verb, content
from reports
where certainty = 'denied' or class = 'deny'
order by published, key, length(report), report;
