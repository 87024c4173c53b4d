-- An entry of the access log covers all that one session read with the same operation within a moment. Writing a row for each request
-- cost PostgreSQL more than a third of the work that the requests themselves were.

alter table hub.access_entry
    -- The requests that it covers.
    add column requests integer not null default 1 constraint access_entry_requests check (requests >= 1),
    -- When the last of them was, where it covers more than one.
    add column last_at timestamptz,
    add constraint access_entry_last check ((requests = 1) = (last_at is null)),
    add constraint access_entry_merges_reads check (kind = 'READ' or requests = 1);

-- Each row of access_employer locked and read its entry. The hash of an entry covers its employers; `access-log verify` compares.
alter table hub.access_employer drop constraint access_employer_number_fkey;

drop function hub.visible_access_entries(bigint, integer);

-- As in 0023, with the requests and the last instant of one's own accesses.
create function hub.visible_access_entries(before_number bigint, most integer)
returns table (
    number bigint, id uuid, at timestamptz, person_name text, role text, subject_name text, program_id uuid, address text, agent text, kind text,
    operation text, fields text[], employers uuid[], applications uuid[], application_count integer, worker_count integer, requests integer,
    last_at timestamptz, is_own boolean)
language plpgsql stable security definer rows 20 set search_path = hub, pg_temp
as $$
declare
    me constant uuid := hub.current_account();
    employer constant uuid := hub.my_employer();
begin
    if not exists (select from hub.account a where a.id = me and a.status = 'ACTIVE') then
        return;
    end if;
    return query
        select e.number, e.id, e.at, e.person_name, e.role, e.subject_name, e.program_id, e.address, e.agent, e.kind, e.operation, e.fields, e.employers,
            e.applications, e.application_count, e.worker_count, e.requests, e.last_at, true
        from hub.access_entry e
        where e.account_id = me
            and e.number < before_number
        order by e.number desc
        limit most;
    return query
        select e.number, e.id, e.at, e.person_name, e.role, e.subject_name, null::uuid, null::text, null::text, e.kind, null::text, '{}'::text[],
            array[employer], array(
                select a.id
                from hub.application a
                where a.id = any (e.applications)
                    and a.employer_id = employer),
            null::integer, null::integer, null::integer, null::timestamptz, false
        from hub.access_employer ae
        join hub.access_entry e on e.number = ae.number
        where ae.employer_id = employer
            and ae.number < before_number
            and e.account_id <> me
            and not e.fields && array['proposeDecision', 'withdrawProposal', 'returnProposal', 'proposal']
        order by ae.number desc
        limit most;
end
$$;
alter function hub.visible_access_entries(bigint, integer) owner to hub_definer;
revoke execute on function hub.visible_access_entries(bigint, integer) from public;
grant execute on function hub.visible_access_entries(bigint, integer) to hub_employer, hub_intermediary, hub_operator, hub_director, hub_admin;
