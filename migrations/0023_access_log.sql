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
    program_id uuid,
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
-- The auditor looks up what was done in a capacity.
create index access_entry_of_capacity on hub.access_entry (capacity_id, number);
-- A day is verified and sealed.
create index access_entry_by_time on hub.access_entry (at);

-- The entries about each employer, which looks them up newest first. An entry holds its employers too: its hash covers them.
create table hub.access_employer (
    employer_id uuid not null,
    number bigint not null references hub.access_entry,
    primary key (employer_id, number)
);

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
alter table hub.access_employer enable row level security;
alter table hub.access_employer force row level security;
alter table hub.access_seal enable row level security;
alter table hub.access_seal force row level security;

grant select on hub.access_entry, hub.access_employer, hub.access_seal to hub_auditor, hub_system, hub_definer;
grant insert on hub.access_entry, hub.access_employer, hub.access_seal to hub_system;

create policy access_entry_auditor on hub.access_entry for select to hub_auditor using ((select hub.acts_as('AUDITOR')));
create policy access_entry_system on hub.access_entry for select to hub_system using (true);
create policy access_entry_system_adds on hub.access_entry for insert to hub_system with check (true);
create policy access_entry_definer on hub.access_entry for select to hub_definer using (true);

create policy access_employer_auditor on hub.access_employer for select to hub_auditor using ((select hub.acts_as('AUDITOR')));
create policy access_employer_system on hub.access_employer for select to hub_system using (true);
create policy access_employer_system_adds on hub.access_employer for insert to hub_system with check (true);
create policy access_employer_definer on hub.access_employer for select to hub_definer using (true);

create policy access_seal_auditor on hub.access_seal for select to hub_auditor using ((select hub.acts_as('AUDITOR')));
create policy access_seal_system on hub.access_seal for select to hub_system using (true);
create policy access_seal_system_adds on hub.access_seal for insert to hub_system with check (true);
create policy access_seal_definer on hub.access_seal for select to hub_definer using (true);

-- What was done in the viewer's own name, and, for who acts for an employer, what others read or changed of it: without the other
-- employers of the same entry, without the address and the operation of other people, and without what the office does with a proposal,
-- which an applicant sees once it is signed.
create function hub.visible_access_entries(before_number bigint, most integer)
returns table (
    number bigint, id uuid, at timestamptz, person_name text, role text, subject_name text, program_id uuid, address text, agent text, kind text,
    operation text, fields text[], employers uuid[], applications uuid[], application_count integer, worker_count integer, is_own boolean)
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
            e.applications, e.application_count, e.worker_count, true
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
            null::integer, null::integer, false
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
