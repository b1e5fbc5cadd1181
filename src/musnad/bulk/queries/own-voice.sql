-- how much of what outlets print they say themselves, and how often with words that take a side
select outlet, count(*) as articles, sum(sentence_count) as sentences,
       sum(own_count) as own, round(sum(own_count) / sum(sentence_count), 3) as share,
       sum(loaded_own_count) as loaded_own, sum(loaded_quoted_count) as loaded_quoted
from documents
group by outlet
order by share desc, outlet;
