-- The second factor of signing in with a password, and what an account's owner is notified of: sign-ins from where they never came from,
-- right passwords without the second factor, and changes of the factors.

alter table hub.session
    -- The factor that was given in addition to the password.
    add column second_factor text constraint session_second_factor check (second_factor in ('TOTP', 'PASSKEY', 'RECOVERY_CODE')),
    -- When the person last proved who they are; where it is null, when the session was opened. Another capacity does not renew it.
    add column authenticated_at timestamptz,
    -- What of it was new to the account.
    add column unusual text constraint session_unusual check (unusual in ('NEW_DEVICE', 'NEW_NETWORK', 'NEW_DEVICE_AND_NETWORK'));

create table hub.second_factor (
    id uuid primary key,
    account_id uuid not null references hub.account,
    kind text not null constraint second_factor_kind check (kind in ('TOTP', 'PASSKEY')),
    label text not null,
    -- The secret of the codes, encrypted with a key that is not in the database.
    sealed_secret bytea,
    -- The time step of the last code that was used: each is used once.
    last_step bigint,
    -- The public key of a passkey, with its counter.
    passkey jsonb,
    credential_id bytea constraint second_factor_credential_once unique,
    created_at timestamptz not null,
    last_used_at timestamptz,
    constraint second_factor_content check (case kind
        when 'TOTP' then sealed_secret is not null and num_nonnulls(passkey, credential_id) = 0
        else num_nonnulls(passkey, credential_id) = 2 and num_nonnulls(sealed_secret, last_step) = 0 end)
);
create index second_factor_by_account on hub.second_factor (account_id);

-- A code for people who lost the device. Used once, it is deleted.
create table hub.recovery_code (
    account_id uuid not null references hub.account,
    code_hash bytea not null,
    primary key (account_id, code_hash)
);

-- What was begun and waits for a factor, for a few minutes: signing in, or adding a factor in a session. Its token is known to the client alone.
create table hub.sign_in_challenge (
    token_hash bytea primary key,
    account_id uuid not null references hub.account,
    purpose text not null constraint sign_in_challenge_purpose check (purpose in ('SIGN_IN', 'ADD_TOTP', 'ADD_PASSKEY')),
    -- The session in which a factor is added.
    session_id uuid,
    -- The capacity that was asked for in signing in.
    capacity_id uuid,
    -- The name of the factor that is added.
    label text,
    -- Its secret, encrypted.
    sealed_secret bytea,
    -- What the hub must remember of a ceremony of WebAuthn.
    ceremony jsonb,
    attempts integer not null default 0,
    expires_at timestamptz not null
);
-- Another beginning replaces the one before.
create index sign_in_challenge_by_account on hub.sign_in_challenge (account_id);
-- Expired ones are swept.
create index sign_in_challenge_by_expiry on hub.sign_in_challenge (expires_at);

-- Where an account signs in from: the network of the address, and the family of the program.
create table hub.sign_in_origin (
    account_id uuid not null references hub.account,
    network text not null,
    agent text not null,
    last_seen_at timestamptz not null,
    primary key (account_id, network, agent)
);
-- Old ones are swept.
create index sign_in_origin_by_last_use on hub.sign_in_origin (last_seen_at);

-- What the owner of an account is notified of, until they acknowledge it.
create table hub.security_notice (
    id uuid primary key,
    account_id uuid not null references hub.account,
    kind text not null constraint security_notice_kind check (kind in
        ('UNUSUAL_SIGN_IN', 'SECOND_FACTOR_FAILED', 'SECOND_FACTOR_ADDED', 'SECOND_FACTOR_REMOVED', 'RECOVERY_CODE_USED', 'RECOVERY_CODES_RENEWED',
         'SECOND_FACTOR_RESET')),
    at timestamptz not null,
    -- The session that it is about, where there is one.
    session_id uuid,
    agent text,
    address text,
    acknowledged_at timestamptz
);
create index security_notice_by_account on hub.security_notice (account_id, at desc, id desc);
-- Old ones are swept.
create index security_notice_by_time on hub.security_notice (at);

do $$
declare
    t text;
    r text;
begin
    foreach t in array array['second_factor', 'recovery_code', 'sign_in_challenge', 'sign_in_origin', 'security_notice'] loop
        execute format('alter table hub.%I enable row level security', t);
        execute format('alter table hub.%I force row level security', t);
        -- Everyone has their own alone, the administrator too: with another's factor they could act as another.
        foreach r in array array['employer', 'intermediary', 'operator', 'director', 'auditor', 'admin'] loop
            execute format('create policy %I on hub.%I to hub_%s using (account_id = (select hub.current_account()))', t || '_' || r, t, r);
        end loop;
    end loop;
    foreach r in array array['employer', 'intermediary', 'operator', 'director', 'auditor', 'admin'] loop
        execute format('grant select, insert, delete on hub.second_factor, hub.recovery_code, hub.sign_in_challenge to hub_%s', r);
        execute format('grant update (last_step, passkey, last_used_at) on hub.second_factor to hub_%s', r);
        execute format('grant update (attempts) on hub.sign_in_challenge to hub_%s', r);
        execute format('grant select, insert on hub.sign_in_origin, hub.security_notice to hub_%s', r);
        execute format('grant update (last_seen_at) on hub.sign_in_origin to hub_%s', r);
        execute format('grant update (acknowledged_at) on hub.security_notice to hub_%s', r);
    end loop;
end
$$;

grant select on hub.second_factor to hub_definer;
create policy second_factor_definer on hub.second_factor for select to hub_definer using (true);
grant select, insert, update on hub.sign_in_challenge to hub_definer;
create policy sign_in_challenge_definer on hub.sign_in_challenge to hub_definer using (true) with check (true);
grant select, delete on hub.sign_in_challenge, hub.sign_in_origin to hub_system;
create policy sign_in_challenge_system on hub.sign_in_challenge to hub_system using (true);
create policy sign_in_origin_system on hub.sign_in_origin to hub_system using (true);
-- The hub itself notes that a right password came without the second factor: nobody is signed in then.
grant select, insert, delete on hub.security_notice to hub_system;
create policy security_notice_system on hub.security_notice to hub_system using (true) with check (true);

-- The account of an e-mail address, and whether its password is enough.
drop function hub.find_sign_in(text);
create function hub.find_sign_in(wanted_email text)
returns table (account_id uuid, password_hash text, status text, has_second_factor boolean)
language sql stable security definer set search_path = hub, pg_temp
begin atomic
    select a.id, a.password_hash, a.status, exists (select from hub.second_factor f where f.account_id = a.id)
    from hub.account a
    where a.email = wanted_email;
end;

-- The factors of the account that is calling.
create function hub.my_second_factors()
returns table (id uuid, kind text, label text, sealed_secret bytea, last_step bigint, passkey jsonb, created_at timestamptz, last_used_at timestamptz)
language sql stable security definer set search_path = hub, pg_temp
begin atomic
    select f.id, f.kind, f.label, f.sealed_secret, f.last_step, f.passkey, f.created_at, f.last_used_at
    from hub.second_factor f
    where f.account_id = hub.current_account()
    order by f.created_at, f.id
    limit 20;
end;

-- The gate begins a challenge of someone who has given the right password; it lists none.
create function hub.begin_challenge(of_token_hash bytea, of_capacity uuid, of_ceremony jsonb, until timestamptz) returns void
language sql volatile security definer set search_path = hub, pg_temp
begin atomic
    insert into hub.sign_in_challenge (token_hash, account_id, purpose, capacity_id, ceremony, expires_at)
    values (of_token_hash, hub.current_account(), 'SIGN_IN', of_capacity, of_ceremony, until);
end;

-- Takes one of its attempts; nothing where there is none left, or it has ended.
create function hub.try_challenge(wanted_token_hash bytea, at_time timestamptz, most_attempts integer)
returns table (account_id uuid, email text, password_hash text, capacity_id uuid, ceremony jsonb, attempts integer)
language sql volatile security definer set search_path = hub, pg_temp
begin atomic
    update hub.sign_in_challenge c
    set attempts = c.attempts + 1
    from hub.account a
    where c.token_hash = wanted_token_hash
        and c.purpose = 'SIGN_IN'
        and c.expires_at > at_time
        and c.attempts < most_attempts
        and a.id = c.account_id
        and a.status = 'ACTIVE'
    returning a.id, a.email, a.password_hash, c.capacity_id, c.ceremony, c.attempts;
end;

-- The person of a token, with how they signed in.
drop function hub.find_session(bytea);
create function hub.find_session(wanted_token_hash bytea)
returns table (
    session_id uuid, account_id uuid, account_name text, capacity_id uuid, role text, function text,
    employer_id uuid, intermediary_id uuid, office_id uuid, subject_name text,
    valid_from date, valid_to date, last_seen_at timestamptz, expires_at timestamptz, program_id uuid, scopes text[],
    scheme text, assurance_level smallint, second_factor text)
language sql stable security definer set search_path = hub, pg_temp
begin atomic
    select s.id, a.id, a.name, c.id, c.role, c.function, c.employer_id, c.intermediary_id, c.office_id,
        coalesce(e.name, i.name, o.name), c.valid_from, c.valid_to, s.last_seen_at, s.expires_at, s.program_id, s.scopes,
        s.scheme, s.assurance_level, s.second_factor
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

alter function hub.find_sign_in(text) owner to hub_definer;
alter function hub.my_second_factors() owner to hub_definer;
alter function hub.begin_challenge(bytea, uuid, jsonb, timestamptz) owner to hub_definer;
alter function hub.try_challenge(bytea, timestamptz, integer) owner to hub_definer;
alter function hub.find_session(bytea) owner to hub_definer;
revoke execute on function hub.find_sign_in(text), hub.my_second_factors(), hub.begin_challenge(bytea, uuid, jsonb, timestamptz),
    hub.try_challenge(bytea, timestamptz, integer), hub.find_session(bytea) from public;
grant execute on function hub.find_sign_in(text), hub.my_second_factors(), hub.begin_challenge(bytea, uuid, jsonb, timestamptz),
    hub.try_challenge(bytea, timestamptz, integer), hub.find_session(bytea) to hub_gate;
grant execute on function hub.my_second_factors() to hub_employer, hub_intermediary, hub_operator, hub_director, hub_auditor, hub_admin;
