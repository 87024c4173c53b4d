-- Programs: the software of an employer, an intermediary or an office, with credentials of its own. It acts in the capacity that made
-- it, and its scopes leave it a part of what that capacity may do.

create table hub.program (
    id uuid primary key,
    capacity_id uuid not null references hub.capacity,
    account_id uuid not null references hub.account,
    name text not null,
    kind text not null constraint program_kind check (kind in ('PERSONAL_TOKEN', 'CLIENT')),
    scopes text[] not null constraint program_scopes check (cardinality(scopes) between 1 and 100),
    secret_hash bytea not null constraint program_secret_once unique,
    -- The secret before the last rotation, and until when it still holds.
    previous_secret_hash bytea,
    previous_until timestamptz,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    last_used_at timestamptz,
    last_address text,
    constraint program_period check (expires_at > created_at),
    constraint program_previous check ((previous_secret_hash is null) = (previous_until is null))
);
-- Two requests at once must not make two programs of one name.
create unique index program_name_once on hub.program (capacity_id, name) where revoked_at is null;
-- A capacity lists its programs, the newest first.
create index program_by_capacity on hub.program (capacity_id, created_at desc, id desc);
-- Disabling an account ends its programs.
create index program_by_account on hub.program (account_id);

-- A personal token, or an access token of a client, is a session of its program, with the scopes that this token has.
alter table hub.session
    add column program_id uuid references hub.program on delete cascade,
    add column scopes text[],
    add constraint session_scopes check ((program_id is null) = (scopes is null));
-- The sessions of a program end with it.
create index session_by_program on hub.session (program_id) where program_id is not null;

alter table hub.program enable row level security;
alter table hub.program force row level security;

do $$
declare
    r text;
begin
    foreach r in array array['employer', 'intermediary', 'operator', 'director', 'auditor'] loop
        execute format('grant select, insert, update on hub.program to hub_%s', r);
        execute format(
            'create policy %I on hub.program to hub_%s using (capacity_id = (select hub.current_capacity()) and account_id = (select hub.current_account()))',
            'program_' || r, r);
    end loop;
end
$$;
-- The administrator sees all of a program but its secrets, and ends it: with another's secret, they could act as another.
grant select (id, capacity_id, account_id, name, kind, scopes, previous_until, created_at, expires_at, revoked_at, last_used_at, last_address)
    on hub.program to hub_admin;
grant update (revoked_at) on hub.program to hub_admin;
create policy program_admin on hub.program for select to hub_admin using ((select hub.acts_as('ADMIN')));
create policy program_admin_ends on hub.program for update to hub_admin using ((select hub.acts_as('ADMIN')));
grant select, delete on hub.program to hub_system;
create policy program_system on hub.program to hub_system using (true);
grant select on hub.program to hub_definer;
create policy program_definer on hub.program for select to hub_definer using (true);

-- The person of a token, with the program that it was given to.
drop function hub.find_session(bytea);
create function hub.find_session(wanted_token_hash bytea)
returns table (
    session_id uuid, account_id uuid, account_name text, capacity_id uuid, role text, function text,
    employer_id uuid, intermediary_id uuid, office_id uuid, subject_name text,
    valid_from date, valid_to date, last_seen_at timestamptz, expires_at timestamptz, program_id uuid, scopes text[])
language sql stable security definer set search_path = hub, pg_temp
begin atomic
    select s.id, a.id, a.name, c.id, c.role, c.function, c.employer_id, c.intermediary_id, c.office_id,
        coalesce(e.name, i.name, o.name), c.valid_from, c.valid_to, s.last_seen_at, s.expires_at, s.program_id, s.scopes
    from hub.session s
    join hub.account a on a.id = s.account_id and a.status = 'ACTIVE'
    join hub.capacity c on c.id = s.capacity_id and c.account_id = a.id
    left join hub.employer e on e.id = c.employer_id
    left join hub.intermediary i on i.id = c.intermediary_id
    left join hub.office o on o.id = c.office_id
    where s.token_hash = wanted_token_hash
        and s.revoked_at is null
        and (s.program_id is null or exists (
            select
            from hub.program p
            where p.id = s.program_id
                and p.revoked_at is null
                and p.account_id = a.id
                and p.capacity_id = c.id));
end;

-- The client of an id and a secret, which may be the one before the last rotation, and until when that secret holds.
create function hub.find_client(wanted_program uuid, wanted_secret_hash bytea, at_time timestamptz)
returns table (
    program_id uuid, account_id uuid, account_name text, capacity_id uuid, role text, function text,
    employer_id uuid, intermediary_id uuid, office_id uuid, subject_name text,
    valid_from date, valid_to date, expires_at timestamptz, scopes text[])
language sql stable security definer set search_path = hub, pg_temp
begin atomic
    select p.id, a.id, a.name, c.id, c.role, c.function, c.employer_id, c.intermediary_id, c.office_id,
        coalesce(e.name, i.name, o.name), c.valid_from, c.valid_to,
        case when p.secret_hash = wanted_secret_hash then p.expires_at else least(p.expires_at, p.previous_until) end, p.scopes
    from hub.program p
    join hub.account a on a.id = p.account_id and a.status = 'ACTIVE'
    join hub.capacity c on c.id = p.capacity_id and c.account_id = a.id
    left join hub.employer e on e.id = c.employer_id
    left join hub.intermediary i on i.id = c.intermediary_id
    left join hub.office o on o.id = c.office_id
    where p.id = wanted_program
        and p.kind = 'CLIENT'
        and p.revoked_at is null
        and p.expires_at > at_time
        and (p.secret_hash = wanted_secret_hash or (p.previous_secret_hash = wanted_secret_hash and p.previous_until > at_time));
end;

alter function hub.find_session(bytea) owner to hub_definer;
alter function hub.find_client(uuid, bytea, timestamptz) owner to hub_definer;
revoke execute on function hub.find_session(bytea), hub.find_client(uuid, bytea, timestamptz) from public;
grant execute on function hub.find_session(bytea), hub.find_client(uuid, bytea, timestamptz) to hub_gate;
