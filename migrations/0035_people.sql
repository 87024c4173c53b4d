-- People by account, and not by name alone: whoever did something has the same id wherever they are named. Rows from before keep the name.

alter table hub.application add column operator_account uuid;
alter table hub.event add column actor_account uuid;
alter table hub.interlocution add column opened_by_account uuid;
alter table hub.interlocution_answer add column answered_by_account uuid;
alter table hub.document add column uploaded_by_account uuid;
alter table hub.sub_delegation add column collaborator_account uuid;
alter table hub.delegation
    add column activated_by_account uuid,
    add column ended_by_account uuid;
grant update (activated_by_account, ended_by_account) on hub.delegation to hub_intermediary;
grant update (ended_by_account) on hub.delegation to hub_employer, hub_system;

-- In one's own name alone: of what is added and never changed. A hub of the release before, which runs until it is upgraded, names no account.
do $$
declare
    added record;
begin
    for added in
        select *
        from (values
            ('document_employer', 'document', 'uploaded_by_account', 'position_id = any(array(select hub.employer_positions()))'),
            ('document_intermediary', 'document', 'uploaded_by_account', 'position_id = any(array(select hub.delegated_positions()))'),
            ('interlocution_answer_employer', 'interlocution_answer', 'answered_by_account', 'position_id = any(array(select hub.employer_positions()))'),
            ('interlocution_answer_intermediary', 'interlocution_answer', 'answered_by_account', 'position_id = any(array(select hub.delegated_positions()))'),
            ('event_told_by_employer', 'event', 'actor_account', 'true'),
            ('event_told_by_intermediary', 'event', 'actor_account', 'true'),
            ('event_told_by_operator', 'event', 'actor_account', 'true'),
            ('event_told_by_director', 'event', 'actor_account', 'true'),
            ('event_told_by_auditor', 'event', 'actor_account', 'true'),
            ('event_told_by_admin', 'event', 'actor_account', 'true')) v (policy, of_table, account, reached)
    loop
        execute format('alter policy %1$I on hub.%2$I with check (%3$s and (%4$I is null or %4$I = (select hub.current_account())))',
            added.policy, added.of_table, added.reached, added.account);
    end loop;
end
$$;

-- As in 0011, with the account; also who a sub-delegation names is true.
drop policy sub_delegation_practitioner_gives on hub.sub_delegation;
drop function hub.collaborators();
create function hub.collaborators()
returns table (capacity_id uuid, account_id uuid, name text, tax_code text, valid_from date, valid_to date)
language sql stable security definer set search_path = hub, pg_temp
begin atomic
    select c.id, a.id, a.name, a.tax_code, c.valid_from, c.valid_to
    from hub.capacity c
    join hub.account a on a.id = c.account_id and a.status = 'ACTIVE'
    where c.intermediary_id = hub.my_practice()
        and c.function = 'COLLABORATOR'
        and (c.valid_to is null or c.valid_to >= hub.today());
end;
alter function hub.collaborators() owner to hub_definer;
revoke execute on function hub.collaborators() from public;
grant execute on function hub.collaborators() to hub_intermediary;
create policy sub_delegation_practitioner_gives on hub.sub_delegation for insert to hub_intermediary with check (
    (select hub.my_practice()) is not null
    and delegation_id = any(array(select hub.reached_delegations()))
    and (capacity_id, collaborator_name) in (select c.capacity_id, c.name from hub.collaborators() c)
    and (collaborator_account is null or (capacity_id, collaborator_account) in (select c.capacity_id, c.account_id from hub.collaborators() c)));

-- As in 0031, with the account of who did it.
drop function hub.visible_access_entries(bigint, boolean, integer);
create function hub.visible_access_entries(from_number bigint, backward boolean, most integer)
returns table (
    number bigint, id uuid, at timestamptz, account_id uuid, person_name text, role text, subject_name text, program_id uuid, address text, agent text,
    kind text, operation text, fields text[], employers uuid[], applications uuid[], application_count integer, worker_count integer, requests integer,
    last_at timestamptz, accounts uuid[], is_own boolean)
language plpgsql stable security definer rows 20 set search_path = hub, pg_temp
as $$
declare
    me constant uuid := hub.current_account();
    employer constant uuid := hub.my_employer();
    above constant bigint := case when backward then coalesce(from_number, -1) else -1 end;
    below constant bigint := case when backward then 9223372036854775807 else coalesce(from_number, 9223372036854775807) end;
    direction constant text := case when backward then 'asc' else 'desc' end;
begin
    if not exists (select from hub.account a where a.id = me and a.status = 'ACTIVE') then
        return;
    end if;
    return query execute format($own$
        select e.number, e.id, e.at, e.account_id, e.person_name, e.role, e.subject_name, e.program_id, e.address, e.agent, e.kind, e.operation, e.fields, e.employers,
            e.applications, e.application_count, e.worker_count, e.requests, e.last_at, e.accounts, true
        from hub.access_entry e
        where e.account_id = $1
            and e.number > $2
            and e.number < $3
        order by e.number %s
        limit $4$own$, direction)
    using me, above, below, most;
    return query execute format($others$
        select e.number, e.id, e.at, e.account_id, e.person_name, e.role, e.subject_name, null::uuid, null::text, null::text, e.kind, null::text, '{}'::text[],
            array[$5], array(
                select a.id
                from hub.application a
                where a.id = any (e.applications)
                    and a.employer_id = $5),
            null::integer, null::integer, null::integer, null::timestamptz, '{}'::uuid[], false
        from hub.access_employer ae
        join hub.access_entry e on e.number = ae.number
        where ae.employer_id = $5
            and ae.number > $2
            and ae.number < $3
            and e.account_id <> $1
            -- As in 0029: hidden is what is about nothing but the office's own.
            and not (e.fields && array['proposeDecision', 'withdrawProposal', 'returnProposal', 'proposal', 'addNote']
                and e.fields <@ array['proposeDecision', 'withdrawProposal', 'returnProposal', 'proposal', 'addNote', 'changes'])
        order by ae.number %s
        limit $4$others$, direction)
    using me, above, below, most, employer;
end
$$;
alter function hub.visible_access_entries(bigint, boolean, integer) owner to hub_definer;
revoke execute on function hub.visible_access_entries(bigint, boolean, integer) from public;
grant execute on function hub.visible_access_entries(bigint, boolean, integer)
    to hub_employer, hub_intermediary, hub_operator, hub_director, hub_admin;
