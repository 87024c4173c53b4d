-- The access log: who read or changed what, in which capacity, on behalf of whom, from where. Rows are added and never changed, and
-- each holds the hash of the one before it: what is changed or taken out later is found.

create table hub.access_entry (
    number bigint primary key,
    id uuid not null constraint access_entry_id_once unique,
    at timestamptz not null,
    account_id uuid not null,
    person_name text not null,
    capacity_id uuid not null,
    role text not null,
    subject_name text,
    session_id uuid not null,
    address text,
    agent text,
    kind text not null constraint access_entry_kind check (kind in ('READ', 'CHANGE')),
    operation text,
    fields text[] not null,
    employers uuid[] not null,
    applications uuid[] not null,
    application_count integer not null,
    worker_count integer not null,
    previous_hash bytea not null,
    hash bytea not null
);
-- A person looks up what was done in their name, newest first.
create index access_entry_of_account on hub.access_entry (account_id, number);
-- An employer looks up who read or changed its data.
create index access_entry_of_employers on hub.access_entry using gin (employers);
-- A day is verified and sealed.
create index access_entry_by_time on hub.access_entry (at);

-- A day that has ended: how many entries there are up to its last one, and a hash over the seal before it and that entry. A copy of a
-- seal that is kept elsewhere shows whether the log was written anew.
create table hub.access_seal (
    day date primary key,
    last_number bigint not null,
    previous_hash bytea not null,
    hash bytea not null,
    sealed_at timestamptz not null
);

alter table hub.access_entry enable row level security;
alter table hub.access_entry force row level security;
alter table hub.access_seal enable row level security;
alter table hub.access_seal force row level security;

grant select on hub.access_entry, hub.access_seal to hub_auditor, hub_system, hub_definer;
grant insert on hub.access_entry, hub.access_seal to hub_system;

create policy access_entry_auditor on hub.access_entry for select to hub_auditor using ((select hub.acts_as('AUDITOR')));
create policy access_entry_system on hub.access_entry for select to hub_system using (true);
create policy access_entry_system_adds on hub.access_entry for insert to hub_system with check (true);
create policy access_entry_definer on hub.access_entry for select to hub_definer using (true);

create policy access_seal_auditor on hub.access_seal for select to hub_auditor using ((select hub.acts_as('AUDITOR')));
create policy access_seal_system on hub.access_seal for select to hub_system using (true);
create policy access_seal_system_adds on hub.access_seal for insert to hub_system with check (true);
create policy access_seal_definer on hub.access_seal for select to hub_definer using (true);

-- What was done in the viewer's own name, and, for who acts for an employer, what others read or changed of it: without the other
-- employers of the same entry, and without the addresses of other people.
create function hub.accesses_shown(before_number bigint, most integer)
returns table (
    number bigint, id uuid, at timestamptz, person_name text, role text, subject_name text, address text, agent text, kind text,
    operation text, fields text[], applications uuid[], application_count integer, worker_count integer, is_own boolean)
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
        with seen as (
            (select e.*
            from hub.access_entry e
            where e.account_id = me
                and e.number < before_number
            order by e.number desc
            limit most)
            union
            (select e.*
            from hub.access_entry e
            where e.employers @> array[employer]
                and e.number < before_number
            order by e.number desc
            limit most)
        )
        select s.number, s.id, s.at, s.person_name, s.role, s.subject_name, case when s.account_id = me then s.address end,
            case when s.account_id = me then s.agent end, s.kind, s.operation, s.fields,
            case when s.account_id = me then s.applications
                else array(select a.id from hub.application a where a.id = any (s.applications) and a.employer_id = employer) end,
            case when s.account_id = me then s.application_count end,
            case when s.account_id = me then s.worker_count end,
            s.account_id = me
        from seen s
        order by s.number desc
        limit most;
end
$$;
alter function hub.accesses_shown(bigint, integer) owner to hub_definer;
revoke execute on function hub.accesses_shown(bigint, integer) from public;
grant execute on function hub.accesses_shown(bigint, integer) to hub_employer, hub_intermediary, hub_operator, hub_director, hub_admin;
