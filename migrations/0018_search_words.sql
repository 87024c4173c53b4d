-- Names are searched by their words as people type them: "S.r.l." is "srl", "D'Angelo" is "dangelo" and "angelo", "Košuta" is "kosuta".
-- The texts are made by the hub (omnia_rules::text), and `migrate` rewrites those that are of an older form, which this comment tells.
comment on column hub.employer.name_search is 'form 1';
