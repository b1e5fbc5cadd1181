-- what is laid over the tables; the tables themselves are views of their own names

-- An entity is a row, under one name where articles differ.
create view names as
select id as entity, min(name) as name, min(english) as english, min(kind) as kind,
       min(country) as country, count(*) as articles
from (select unnest(entities, recursive := true) from documents)
group by id;

-- A report of a body is a row, with its article.
create view reports as
select a.key, a.document, a.id as report, d.outlet, d.published, d.day,
       left(d.day, 7) as month, coalesce(a.source.text, a.antecedent.text) as who,
       a.entities, a.naming, a.inherited, a.cue.lemma as verb, a.class, a.certainty, a.mode,
       array_to_string([one.text for one in a.content], ' ') as content,
       a.time, a.confidence
from attributions a join documents d using (key)
where not a.in_headline;

-- An entity that speaks in a report is a row.
create view sayings as
select s.*, n.name, n.english, n.kind, n.country
from (select *, unnest(entities) as entity from reports) s left join names n using (entity);

-- One who passes on what another one says is a row, for each such step of a report's chain.
create view steps as
select r.key, r.document, r.report, r.outlet, r.month, c.link,
       c.entity as by_entity, coalesce(c.text, r.outlet) as by_text,
       n.entity as of_entity, n.text as of_text, n.last
from chains c
join chains n on n.key = c.key and n.attribution = c.attribution and n.link = c.link + 1
join reports r on r.key = c.key and r.report = c.attribution;

-- A pair of states that an event has among its actors and recipients is a row, with who says so
-- and the states that speaks for.
create view dyads as
select distinct e.key, e.document, e.id as event, e.type, e.mode, e.begin, e.auxiliary,
       d.outlet, left(d.day, 7) as month, a.country as actor, b.country as recipient,
       e.asserted_by as report, r.who, r.naming, r.certainty, w.states
from (select *, unnest(actors) as party from events) e
cross join unnest(e.party.entities) as one(entity)
join names a on a.entity = one.entity and a.country is not null
join (select key, id, unnest(recipients) as party from events) t on t.key = e.key and t.id = e.id
cross join unnest(t.party.entities) as other(entity)
join names b on b.entity = other.entity and b.country is not null
join documents d on d.key = e.key
left join reports r on r.key = e.key and r.report = e.asserted_by
left join (
  select key, report, list(distinct country order by country) as states from sayings
  where country is not null group by key, report
) w on w.key = e.key and w.report = e.asserted_by;
