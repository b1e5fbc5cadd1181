-- events between states, and on whose word: the outlet's, the actor's, the recipient's, another's
select actor, recipient, type, count(*) as events,
       count(*) filter (report is null) as outlets_word,
       count(*) filter (list_contains(states, actor)) as actors_word,
       count(*) filter (list_contains(states, recipient)) as recipients_word,
       count(*) filter (report is not null
         and not coalesce(list_has_any(states, [actor, recipient]), false)) as others_word,
       count(*) filter (len(auxiliary) > 0) as not_plain_facts
from dyads
where actor <> recipient
group by actor, recipient, type
order by events desc, actor, recipient, type;
