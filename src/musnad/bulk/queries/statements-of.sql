-- a person's statements over time; wants --who: an entity's id, or its name in Arabic or English
select published, outlet, document, report, verb, certainty, mode, content
from sayings
where entity = $who or folded(name) = folded($who) or lower(english) = lower($who)
order by published, key, length(report), report;
