-- what several outlets quote word for word
with quoted as (
  select a.document, d.outlet, d.published, unnest(a.quotes).text as quote
  from attributions a join documents d using (key)
)
select words(quote) as words, count(distinct outlet) as outlets, count(*) as times,
       list(distinct outlet order by outlet) as who, arg_min(quote, (published, document)) as first
from quoted
where len(string_split(words(quote), ' ')) > 1
group by words(quote)
having count(distinct outlet) > 1
order by outlets desc, times desc, words;
