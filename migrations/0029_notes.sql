-- What operators and directors of an office write to each other on an application: the office's own matter for good. Rows are added and never
-- changed.

create table hub.note (
    id uuid primary key,
    application_id uuid not null,
    position_id uuid not null,
    office_id uuid not null,
    submitted boolean not null,
    text text not null constraint note_text_length check (char_length(text) between 1 and 2000),
    written_at timestamptz not null,
    account_id uuid not null references hub.account,
    capacity_id uuid not null references hub.capacity,
    author text not null,
    role text not null constraint note_role check (role in ('OPERATOR', 'DIRECTOR')),
    constraint note_application foreign key (application_id, position_id, office_id, submitted)
        references hub.application (id, position_id, office_id, submitted) on update cascade on delete cascade
);
create index note_in_order on hub.note (application_id, written_at, id);

alter table hub.note enable row level security;
alter table hub.note force row level security;

-- Reading is granted and policies decide: no other role has one, the auditor neither, for a text may name people.
grant select on hub.note to hub_employer, hub_intermediary, hub_operator, hub_director, hub_auditor, hub_admin;
do $$
declare
    r text;
begin
    foreach r in array array['operator', 'director'] loop
        execute format('grant insert on hub.note to hub_%s', r);
        execute format('create policy %I on hub.note for select to hub_%s using (office_id = (select hub.my_office()) and submitted)', 'note_' || r, r);
        -- In one's own name alone.
        execute format('create policy %I on hub.note for insert to hub_%s with check (
            office_id = (select hub.my_office())
            and submitted
            and account_id = (select hub.current_account())
            and capacity_id = (select hub.current_capacity())
            and role = %L)', 'note_' || r || '_adds', r, upper(r));
    end loop;
end
$$;

-- As in 0025, without the notes of the office: an applicant does not see that one was written.
create or replace function hub.visible_access_entries(before_number bigint, most integer)
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
            -- Hidden is what is about nothing else: one field of the office's own does not hide what is read with it.
            and not (e.fields && array['proposeDecision', 'withdrawProposal', 'returnProposal', 'proposal', 'addNote']
                and e.fields <@ array['proposeDecision', 'withdrawProposal', 'returnProposal', 'proposal', 'addNote', 'changes'])
        order by ae.number desc
        limit most;
end
$$;
