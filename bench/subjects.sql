-- Draws the subjects and what they query, the same for the same country, and gives each a session: signing in would hash a password for each.
-- psql --set=folder=FOLDER; writes FOLDER/NAME.subjects with a line for each: the hub's token, the peer's, and the variables of the query.

set search_path to hub;
\set ON_ERROR_STOP 1
\pset format unaligned
\pset tuples_only on
\pset fieldsep '\t'

create function pg_temp.draw(id uuid) returns text
language sql immutable
return md5('bench' || id);

-- 43 characters of base64url, as the hub's own.
create function pg_temp.token(capacity uuid) returns text
language sql immutable
return left(translate(encode(sha256(capacity::text::bytea), 'base64'), '+/', '-_'), 43);

create function pg_temp.global_id(letter text, id uuid) returns text
language sql immutable
return rtrim(translate(encode(letter::bytea || uuid_send(id), 'base64'), '+/', '-_'), '=');

create temp table intermediaries as
select i.id, c.id as capacity, c.account_id,
    (select count(distinct d.employer_id) from delegation d where d.intermediary_id = i.id and d.status = 'ACTIVE') as employers
from intermediary i
cross join lateral (
    select id, account_id
    from capacity
    where intermediary_id = i.id
        and function = 'PRACTITIONER'
    order by id
    limit 1) c
order by pg_temp.draw(i.id)
limit 500;

create temp table operators as
select office_id, id as capacity, account_id
from capacity
where role = 'OPERATOR'
order by pg_temp.draw(id)
limit 100;

-- Each is queried by one operator of its office.
create temp table applications as
select a.id, a.office_id, o.capacity
from (
    select id, office_id
    from application
    where submitted
        and office_id in (select office_id from operators)
    order by pg_temp.draw(id)
    limit 5000) a
cross join lateral (
    select capacity
    from operators
    where office_id = a.office_id
    order by md5(a.id::text || capacity)
    limit 1) o;

insert into session (id, account_id, capacity_id, token_hash, created_at, last_seen_at, expires_at)
select gen_random_uuid(), account_id, capacity, sha256(pg_temp.token(capacity)::bytea), now(), now(), now() + interval '12 hours'
from (select account_id, capacity from intermediaries union all select account_id, capacity from operators) drawn;

create temp table q1 as
select pg_temp.token(capacity) as token, 'intermediary:' || id as peer, '{"first":20}' as variables,
    percent_rank() over (order by employers, id) as place
from intermediaries;

\o :folder/q1-large.subjects
select token, peer, variables from q1 where place >= 0.9;
\o :folder/q1-median.subjects
select token, peer, variables from q1 where place between 0.25 and 0.75;
\o :folder/q2.subjects
select pg_temp.token(capacity), 'operator:' || office_id, format('{"id":"%s"}', pg_temp.global_id('A', id)) from applications;
\o :folder/q3.subjects
select pg_temp.token(capacity), 'operator:' || office_id, '{"first":50}' from operators;
\o
