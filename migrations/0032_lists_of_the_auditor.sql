-- The auditor lists what was submitted to all offices, and what they decided.

-- The auditor looks employers up by the words of their names, as everyone does who reads applications.
grant execute on function hub.employers_named(text) to hub_auditor;

-- What was submitted anywhere, the newest first (105 ms without it for 100,000 applications); what is filtered by status, cause or benefit is
-- found on the way.
create index application_newest on hub.application (created_at desc, id desc) where submitted;
-- What was submitted within some days, however long ago.
create index application_by_submission on hub.application (submitted_at, id) where submitted;

-- What was decided, the newest first (73 ms without it): anywhere, by an office, by a director.
create index proposal_signed on hub.proposal (closed_at desc, id desc) where status = 'SIGNED';
create index proposal_signed_of_office on hub.proposal (office_id, closed_at desc, id desc) where status = 'SIGNED';
create index proposal_signed_by on hub.proposal (closed_by_account, closed_at desc, id desc) where status = 'SIGNED';
-- What grants many hours, of which there may be little (477 ms without it). A comparison of numeric is not leakproof: a policy would keep it out
-- of the index.
alter table hub.authorization_grant add column hours_hundredths bigint generated always as ((hours * 100)::bigint) stored;
create index authorization_by_hours on hub.authorization_grant (hours_hundredths);

-- The people of an office.
create index capacity_by_office on hub.capacity (office_id) where office_id is not null;

-- Who is, was or will be in service at an office.
create function hub.officials_of(of_office uuid)
returns table (capacity_id uuid, name text, role text, valid_from date, valid_to date)
language sql stable security definer set search_path = hub, pg_temp
begin atomic
    select c.id, a.name, c.role, c.valid_from, c.valid_to
    from hub.capacity c
    join hub.account a on a.id = c.account_id
    where c.office_id = of_office
        and hub.acts_as('AUDITOR')
    order by a.name, c.id
    limit 1000;
end;

-- Whose capacity at an office this is: a decision names the account of the director who signed.
create function hub.account_of_official(of_capacity uuid) returns uuid
language sql stable security definer set search_path = hub, pg_temp
begin atomic
    select c.account_id
    from hub.capacity c
    where c.id = of_capacity
        and c.office_id is not null
        and hub.acts_as('AUDITOR');
end;

alter function hub.officials_of(uuid) owner to hub_definer;
alter function hub.account_of_official(uuid) owner to hub_definer;
revoke execute on function hub.officials_of(uuid), hub.account_of_official(uuid) from public;
grant execute on function hub.officials_of(uuid), hub.account_of_official(uuid) to hub_auditor;
