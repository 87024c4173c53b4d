-- Webhooks: addresses of a program that the hub notifies of each change that the program may see.

create table hub.webhook (
    id uuid primary key,
    program_id uuid not null references hub.program on delete cascade,
    url text not null constraint webhook_url check (char_length(url) between 1 and 500),
    kinds text[] not null constraint webhook_kinds check (cardinality(kinds) between 1 and 50),
    -- Encrypted with the key of the hub, which is not in the database.
    sealed_secret bytea not null,
    created_at timestamptz not null,
    -- The last event that was delivered, or was not for it.
    last_event bigint not null,
    -- When it is due next. The hub that delivers moves this past the longest delivery, so that no other hub takes it.
    next_at timestamptz not null,
    delivered_at timestamptz,
    -- Since when nothing was taken, how often it was tried, and how it failed last.
    failing_since timestamptz,
    failures integer not null default 0,
    failure text,
    http_status integer,
    stopped_at timestamptz,
    constraint webhook_failing check ((failing_since is null) = (failures = 0) and (failure is null) = (failures = 0))
);
create index webhook_by_program on hub.webhook (program_id);
create index webhook_by_next_at on hub.webhook (next_at) where stopped_at is null;

alter table hub.webhook enable row level security;
alter table hub.webhook force row level security;

do $$
declare
    r text;
begin
    foreach r in array array['employer', 'intermediary', 'operator', 'director', 'auditor'] loop
        execute format('grant insert, delete on hub.webhook to hub_%s', r);
        execute format(
            'grant select (id, program_id, url, kinds, created_at, delivered_at, failing_since, failure, http_status, stopped_at) on hub.webhook to hub_%s', r);
        execute format('grant update (last_event, next_at, failing_since, failures, failure, http_status, stopped_at) on hub.webhook to hub_%s', r);
        -- The policies of programs show each capacity its own.
        execute format('create policy %I on hub.webhook to hub_%s using (exists (select from hub.program p where p.id = program_id))', 'webhook_' || r, r);
    end loop;
end
$$;
-- The administrator sees all of a webhook but its secret, and ends it.
grant select (id, program_id, url, kinds, created_at, delivered_at, failing_since, failure, http_status, stopped_at), delete on hub.webhook to hub_admin;
create policy webhook_admin on hub.webhook for select to hub_admin using ((select hub.acts_as('ADMIN')));
create policy webhook_admin_ends on hub.webhook for delete to hub_admin using ((select hub.acts_as('ADMIN')));
grant select, update on hub.webhook to hub_system;
create policy webhook_system on hub.webhook to hub_system using (true);
grant select, update on hub.webhook to hub_definer;
create policy webhook_definer on hub.webhook to hub_definer using (true);

-- Whether what a program is notified of is still to reach it: the program holds, and so do the account and the capacity that it acts for.
create function hub.webhook_is_live(of_program uuid, at_time timestamptz, on_day date) returns boolean
language sql stable security definer set search_path = hub, pg_temp
begin atomic
    select exists (
        select
        from hub.program p
        join hub.account a on a.id = p.account_id and a.status = 'ACTIVE'
        join hub.capacity c on c.id = p.capacity_id and c.account_id = a.id
        where p.id = of_program
            and p.revoked_at is null
            and p.expires_at > at_time
            and c.valid_from <= on_day
            and (c.valid_to is null or c.valid_to >= on_day));
end;

-- Takes the webhook that is due longest and has something before it, until this instant, with the person for whom its program acts.
create function hub.lease_webhook(at_time timestamptz, on_day date, newest bigint, until timestamptz, known text[])
returns table (
    webhook_id uuid, url text, kinds text[], sealed_secret bytea, last_event bigint, failing_since timestamptz, failures integer,
    program_id uuid, account_id uuid, account_name text, capacity_id uuid, role text, function text,
    employer_id uuid, intermediary_id uuid, office_id uuid, subject_name text,
    valid_from date, valid_to date, expires_at timestamptz, scopes text[])
language sql volatile security definer set search_path = hub, pg_temp
begin atomic
    with due as (
        select w.id
        from hub.webhook w
        where w.stopped_at is null
            and w.next_at <= at_time
            and w.last_event < newest
            and w.kinds <@ known
            and hub.webhook_is_live(w.program_id, at_time, on_day)
        order by w.next_at, w.id
        limit 1
        for update of w skip locked
    )
    update hub.webhook w
    set next_at = until
    from due, hub.program p
    join hub.account a on a.id = p.account_id
    join hub.capacity c on c.id = p.capacity_id
    left join hub.employer e on e.id = c.employer_id
    left join hub.intermediary i on i.id = c.intermediary_id
    left join hub.office o on o.id = c.office_id
    where w.id = due.id
        and p.id = w.program_id
    returning w.id, w.url, w.kinds, w.sealed_secret, w.last_event, w.failing_since, w.failures, p.id, a.id, a.name, c.id, c.role, c.function,
        c.employer_id, c.intermediary_id, c.office_id, coalesce(e.name, i.name, o.name), c.valid_from, c.valid_to, p.expires_at, p.scopes;
end;

alter function hub.webhook_is_live(uuid, timestamptz, date) owner to hub_definer;
alter function hub.lease_webhook(timestamptz, date, bigint, timestamptz, text[]) owner to hub_definer;
revoke execute on function hub.webhook_is_live(uuid, timestamptz, date), hub.lease_webhook(timestamptz, date, bigint, timestamptz, text[]) from public;
grant execute on function hub.webhook_is_live(uuid, timestamptz, date), hub.lease_webhook(timestamptz, date, bigint, timestamptz, text[]) to hub_system;
