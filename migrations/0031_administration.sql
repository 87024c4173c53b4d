-- The administrator keeps the accounts of others over the graph: what they may read and write there, and nothing more. Their own account is kept
-- by another administrator.

alter table hub.account
    -- Grows by one with each act of an administrator: of two at once the second finds that the account was changed.
    add column version integer not null default 1,
    -- The words that the name is found by, made by the hub as those of employers.
    add column name_search text not null default '';
-- Accounts by name.
create index account_in_order on hub.account (name_search, id);
-- Accounts by the beginnings of words of the name.
create index account_words on hub.account using gin (to_tsvector('simple', name_search));

-- A capacity that is ended at once on its first day, or before, has held on no day: its last day is the one before its first.
alter table hub.capacity drop constraint capacity_order;
alter table hub.capacity add constraint capacity_order check (valid_to >= valid_from - 1);

-- Whether the account may be administered: by an administrator who is not its owner, or by the owner of the database, who is no account.
create function hub.may_administer(of_account uuid) returns boolean
language sql stable security definer set search_path = hub, pg_temp
begin atomic
    select hub.current_account() is null or hub.acts_as('ADMIN') and of_account <> hub.current_account();
end;

-- A password hash is written and never read.
revoke select, insert, update on hub.account from hub_admin;
grant select (id, tax_code, email, name, name_search, status, version, created_at) on hub.account to hub_admin;
grant insert (id, tax_code, email, name, name_search, password_hash, created_at) on hub.account to hub_admin;
grant update (status, version) on hub.account to hub_admin;
drop policy account_admin on hub.account;
create policy account_admin on hub.account for select to hub_admin using ((select hub.acts_as('ADMIN')));
create policy account_admin_adds on hub.account for insert to hub_admin with check ((select hub.acts_as('ADMIN')));
create policy account_admin_changes on hub.account for update to hub_admin
    using ((select hub.acts_as('ADMIN')) and id <> (select hub.current_account()));

revoke update on hub.capacity from hub_admin;
grant update (valid_to) on hub.capacity to hub_admin;
drop policy capacity_admin on hub.capacity;
create policy capacity_admin on hub.capacity for select to hub_admin using ((select hub.acts_as('ADMIN')));
create policy capacity_admin_adds on hub.capacity for insert to hub_admin
    with check ((select hub.acts_as('ADMIN')) and account_id <> (select hub.current_account()));
create policy capacity_admin_ends on hub.capacity for update to hub_admin
    using ((select hub.acts_as('ADMIN')) and account_id <> (select hub.current_account()));

-- The administrator opens sessions of their own alone, and ends those of anyone.
revoke update on hub.session from hub_admin;
grant update (last_seen_at, revoked_at) on hub.session to hub_admin;
drop policy session_admin on hub.session;
create policy session_admin on hub.session for select to hub_admin using ((select hub.acts_as('ADMIN')));
create policy session_admin_opens on hub.session for insert to hub_admin
    with check ((select hub.acts_as('ADMIN')) and account_id = (select hub.current_account()));
create policy session_admin_ends on hub.session for update to hub_admin using ((select hub.acts_as('ADMIN')));

-- A new password. Whoever gave the old one does not go on with the second factor. False where the account is not the caller's to change.
create function hub.set_password(of_account uuid, new_hash text) returns boolean
language plpgsql volatile security definer set search_path = hub, pg_temp
as $$
begin
    if not hub.may_administer(of_account) then
        return false;
    end if;
    delete from hub.sign_in_challenge
    where account_id = of_account;
    update hub.account
    set password_hash = new_hash
    where id = of_account;
    return found;
end
$$;
grant update (password_hash) on hub.account to hub_definer;
create policy account_definer_changes on hub.account for update to hub_definer using (true);

-- Holds the caller's account until the transaction ends: an administrator who gives it a new password, resets its second factors or disables it
-- waits until the session that opens now is there, to end it. False where the account is disabled, or where its password is no longer the one
-- that was verified.
create function hub.hold_account(known_hash text) returns boolean
language plpgsql volatile security definer set search_path = hub, pg_temp
as $$
begin
    perform from hub.account
    where id = hub.current_account()
        and status = 'ACTIVE'
        and (known_hash is null or password_hash = known_hash)
    for share;
    return found;
end
$$;

-- The second factors of accounts, without their secrets: at most 20 of each.
create function hub.second_factors_of(of_accounts uuid[])
returns table (account_id uuid, id uuid, kind text, label text, created_at timestamptz, last_used_at timestamptz)
language sql stable security definer set search_path = hub, pg_temp
begin atomic
    select f.account_id, f.id, f.kind, f.label, f.created_at, f.last_used_at
    from unnest(of_accounts) as wanted (id)
    cross join lateral (
        select *
        from hub.second_factor
        where account_id = wanted.id
        order by created_at, id
        limit 20
    ) f
    where hub.acts_as('ADMIN')
    order by f.created_at, f.id;
end;

-- Removes all second factors of an account, its recovery codes and what waits for them; how many factors there were, null where the account is
-- not the caller's to change.
create function hub.remove_second_factors(of_account uuid) returns bigint
language plpgsql volatile security definer set search_path = hub, pg_temp
as $$
declare
    removed bigint;
begin
    if not hub.may_administer(of_account) then
        return null;
    end if;
    delete from hub.recovery_code
    where account_id = of_account;
    delete from hub.sign_in_challenge
    where account_id = of_account;
    delete from hub.second_factor
    where account_id = of_account;
    get diagnostics removed = row_count;
    return removed;
end
$$;
grant select, delete on hub.recovery_code to hub_definer;
create policy recovery_code_definer on hub.recovery_code to hub_definer using (true);
grant delete on hub.sign_in_challenge, hub.second_factor to hub_definer;
create policy second_factor_definer_removes on hub.second_factor for delete to hub_definer using (true);

-- Accounts with a word of the name that begins so, for each word of a search, as hub.employers_named.
create function hub.accounts_named(words text) returns setof uuid
language plpgsql stable security definer rows 100 set search_path = hub, pg_temp
as $$
begin
    if not hub.acts_as('ADMIN') then
        return;
    end if;
    return query
        select id
        from hub.account
        where to_tsvector('simple', name_search) @@ to_tsquery('simple', words);
end
$$;

-- The owner of an account is notified of what an administrator changes of it.
alter table hub.security_notice drop constraint security_notice_kind;
alter table hub.security_notice add constraint security_notice_kind check (kind in
    ('UNUSUAL_SIGN_IN', 'SECOND_FACTOR_FAILED', 'SECOND_FACTOR_ADDED', 'SECOND_FACTOR_REMOVED', 'RECOVERY_CODE_USED', 'RECOVERY_CODES_RENEWED',
     'SECOND_FACTOR_RESET', 'CAPACITY_ADDED', 'CAPACITY_ENDED', 'PASSWORD_RESET', 'ACCOUNT_DISABLED', 'ACCOUNT_ENABLED', 'SESSION_ENDED'));
drop policy security_notice_admin on hub.security_notice;
create policy security_notice_admin on hub.security_notice for select to hub_admin using (account_id = (select hub.current_account()));
create policy security_notice_admin_adds on hub.security_notice for insert to hub_admin
    with check (account_id = (select hub.current_account()) or (select hub.acts_as('ADMIN')));
create policy security_notice_admin_acknowledges on hub.security_notice for update to hub_admin
    using (account_id = (select hub.current_account()));

-- The access log names the accounts that an administrator read or changed.
alter table hub.access_entry add column accounts uuid[] not null default '{}';
-- Entries about an account: among those about any account, which are few.
create index access_entry_about_accounts on hub.access_entry (number) where cardinality(accounts) > 0;

drop function hub.visible_access_entries(bigint, integer);
-- As in 0029, with the accounts of one's own accesses, and in both directions: entries before a number, the newest first; or those after it, the
-- oldest first. Without a number, from the end on that the direction begins with.
create function hub.visible_access_entries(from_number bigint, backward boolean, most integer)
returns table (
    number bigint, id uuid, at timestamptz, person_name text, role text, subject_name text, program_id uuid, address text, agent text, kind text,
    operation text, fields text[], employers uuid[], applications uuid[], application_count integer, worker_count integer, requests integer,
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
        select e.number, e.id, e.at, e.person_name, e.role, e.subject_name, e.program_id, e.address, e.agent, e.kind, e.operation, e.fields, e.employers,
            e.applications, e.application_count, e.worker_count, e.requests, e.last_at, e.accounts, true
        from hub.access_entry e
        where e.account_id = $1
            and e.number > $2
            and e.number < $3
        order by e.number %s
        limit $4$own$, direction)
    using me, above, below, most;
    return query execute format($others$
        select e.number, e.id, e.at, e.person_name, e.role, e.subject_name, null::uuid, null::text, null::text, e.kind, null::text, '{}'::text[],
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

do $$
declare
    f text;
begin
    foreach f in array array['may_administer(uuid)', 'set_password(uuid, text)', 'second_factors_of(uuid[])', 'remove_second_factors(uuid)',
                             'accounts_named(text)', 'visible_access_entries(bigint, boolean, integer)'] loop
        execute format('alter function hub.%s owner to hub_definer', f);
        execute format('revoke execute on function hub.%s from public', f);
        execute format('grant execute on function hub.%s to hub_admin', f);
    end loop;
end
$$;
alter function hub.hold_account(text) owner to hub_definer;
revoke execute on function hub.hold_account(text) from public;
grant execute on function hub.hold_account(text) to hub_employer, hub_intermediary, hub_operator, hub_director, hub_auditor, hub_admin;
grant execute on function hub.visible_access_entries(bigint, boolean, integer) to hub_employer, hub_intermediary, hub_operator, hub_director;
