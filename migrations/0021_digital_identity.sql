-- Signing in with a digital identity, by OpenID Connect: what a session was opened with, the attempts that are under way at a provider, and
-- the logout tokens of providers that were carried out.

alter table hub.session
    add column scheme text not null default 'PASSWORD' constraint session_scheme check (scheme in ('PASSWORD', 'SPID', 'CIE', 'CNS', 'OPENID', 'PROGRAM')),
    add column assurance_level smallint constraint session_assurance_level check (assurance_level between 1 and 3),
    add column provider text,
    add column provider_subject text,
    add column provider_session text,
    add constraint session_provider check (case when provider is null
        then num_nonnulls(provider_subject, provider_session) = 0
        else provider_subject is not null end);
-- A provider ends the open sessions of one of its own sessions, or all of a person.
create index session_by_provider_session on hub.session (provider, provider_session) where revoked_at is null;
create index session_by_provider_subject on hub.session (provider, provider_subject) where revoked_at is null;
grant update (revoked_at) on hub.session to hub_system;

-- The account of a person who has proved their tax code.
create function hub.find_identity(wanted_tax_code text) returns table (account_id uuid, status text)
language sql stable security definer set search_path = hub, pg_temp
begin atomic
    select a.id, a.status
    from hub.account a
    where a.tax_code = wanted_tax_code;
end;
alter function hub.find_identity(text) owner to hub_definer;
revoke execute on function hub.find_identity(text) from public;
grant execute on function hub.find_identity(text) to hub_gate;

-- An attempt to sign in at a provider. What it is bound to is known to the browser alone: the database holds hashes.
create table hub.sign_in_attempt (
    state_hash bytea primary key,
    browser_hash bytea not null,
    provider text not null,
    return_to text not null,
    expires_at timestamptz not null
);
-- Expired attempts are swept.
create index sign_in_attempt_by_expiry on hub.sign_in_attempt (expires_at);
alter table hub.sign_in_attempt enable row level security;
alter table hub.sign_in_attempt force row level security;
grant select, insert, delete on hub.sign_in_attempt to hub_definer;
create policy sign_in_attempt_definer on hub.sign_in_attempt to hub_definer using (true) with check (true);
grant select, delete on hub.sign_in_attempt to hub_system;
create policy sign_in_attempt_system on hub.sign_in_attempt to hub_system using (true);

-- The gate begins an attempt and takes one by its state; it lists none.
create function hub.begin_sign_in(of_state_hash bytea, of_browser_hash bytea, at_provider text, going_to text, until timestamptz) returns void
language sql volatile security definer set search_path = hub, pg_temp
begin atomic
    insert into hub.sign_in_attempt (state_hash, browser_hash, provider, return_to, expires_at)
    values (of_state_hash, of_browser_hash, at_provider, going_to, until);
end;
alter function hub.begin_sign_in(bytea, bytea, text, text, timestamptz) owner to hub_definer;
revoke execute on function hub.begin_sign_in(bytea, bytea, text, text, timestamptz) from public;
grant execute on function hub.begin_sign_in(bytea, bytea, text, text, timestamptz) to hub_gate;

-- Taken once, whatever comes of it.
create function hub.take_sign_in(wanted_state_hash bytea)
returns table (browser_hash bytea, provider text, return_to text, expires_at timestamptz)
language sql volatile security definer set search_path = hub, pg_temp
begin atomic
    delete from hub.sign_in_attempt a
    where a.state_hash = wanted_state_hash
    returning a.browser_hash, a.provider, a.return_to, a.expires_at;
end;
alter function hub.take_sign_in(bytea) owner to hub_definer;
revoke execute on function hub.take_sign_in(bytea) from public;
grant execute on function hub.take_sign_in(bytea) to hub_gate;

-- A logout token is carried out once.
create table hub.logout_token (
    token_hash bytea primary key,
    expires_at timestamptz not null
);
-- Expired ones are swept: a token that old is refused by its time.
create index logout_token_by_expiry on hub.logout_token (expires_at);
alter table hub.logout_token enable row level security;
alter table hub.logout_token force row level security;
grant select, insert, delete on hub.logout_token to hub_system;
create policy logout_token_system on hub.logout_token to hub_system using (true) with check (true);
