-- People by account, and not by name alone: whoever did something has the same id wherever they are named. Rows from before keep the name.

alter table hub.application add column operator_account uuid references hub.account;
alter table hub.interlocution add column opened_by_account uuid references hub.account;
alter table hub.interlocution_answer add column answered_by_account uuid references hub.account;
alter table hub.document add column uploaded_by_account uuid references hub.account;
alter table hub.sub_delegation add column collaborator_account uuid references hub.account;
alter table hub.delegation
    add column activated_by_account uuid references hub.account,
    add column ended_by_account uuid references hub.account;
-- Events are written by each act and kept for a month: they refer to nothing.
alter table hub.event add column actor_account uuid;
grant update (activated_by_account, ended_by_account) on hub.delegation to hub_intermediary;
grant update (ended_by_account) on hub.delegation to hub_employer, hub_system;

-- Where a capacity was kept beside the name, it leads to the account. An owner that is no superuser is bound by policies that are forced.
alter table hub.capacity no force row level security;
alter table hub.application no force row level security;
alter table hub.document no force row level security;
alter table hub.sub_delegation no force row level security;
update hub.application a set operator_account = c.account_id from hub.capacity c where c.id = a.operator_capacity_id;
update hub.document d set uploaded_by_account = c.account_id from hub.capacity c where c.id = d.uploaded_by_capacity;
update hub.sub_delegation s set collaborator_account = c.account_id from hub.capacity c where c.id = s.capacity_id;
alter table hub.capacity force row level security;
alter table hub.application force row level security;
alter table hub.document force row level security;
alter table hub.sub_delegation force row level security;

-- The account follows the capacity that has an application in hand: a hub of the release before, which may run beside this one, changes the capacity
-- and the name alone.
create function hub.follow_operator() returns trigger
language plpgsql security definer set search_path = hub, pg_temp
as $$
begin
    new.operator_account := (select c.account_id from hub.capacity c where c.id = new.operator_capacity_id);
    return new;
end
$$;
alter function hub.follow_operator() owner to hub_definer;
revoke execute on function hub.follow_operator() from public;
create trigger application_operator before update of operator_capacity_id on hub.application
for each row when (new.operator_capacity_id is distinct from old.operator_capacity_id)
execute function hub.follow_operator();

-- In one's own name alone, of what is added and never changed; the hub's own steps have no account, and no more have those of a hub of the release
-- before.
do $$
declare
    t text;
    account text;
    r text;
begin
    foreach t in array array['document', 'interlocution_answer', 'status_change'] loop
        account := case t when 'document' then 'uploaded_by_account' when 'interlocution_answer' then 'answered_by_account' else 'account_id' end;
        execute format('alter policy %I on hub.%I with check (position_id = any(array(select hub.employer_positions()))
            and (%I is null or %3$I = (select hub.current_account())))', t || '_employer', t, account);
        execute format('alter policy %I on hub.%I with check (position_id = any(array(select hub.delegated_positions()))
            and (%I is null or %3$I = (select hub.current_account())))', t || '_intermediary', t, account);
    end loop;
    foreach r in array array['operator', 'director'] loop
        execute format('alter policy %I on hub.status_change with check (office_id = (select hub.my_office()) and submitted
            and (account_id is null or account_id = (select hub.current_account())))', 'status_change_' || r);
    end loop;
    foreach r in array array['employer', 'intermediary', 'operator', 'director', 'auditor', 'admin'] loop
        execute format('alter policy %I on hub.event with check (id < 0
            and (actor_account is null or actor_account = (select hub.current_account()))
            and (payload ->> ''actorAccount'' is null or payload ->> ''actorAccount'' = (select hub.current_account())::text))', 'event_told_by_' || r);
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
    and exists (
        select
        from hub.collaborators() c
        where c.capacity_id = sub_delegation.capacity_id
            and c.name = sub_delegation.collaborator_name
            and (sub_delegation.collaborator_account is null or c.account_id = sub_delegation.collaborator_account)));

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
